import { defineRegistry } from '@orderloom/shared/base';
import { dada } from './dada.ts';
import { douyin } from './douyin.ts';
import { jd } from './jd.ts';
import { jddj } from './jddj.ts';
import { kuaidi100 } from './kuaidi100.ts';
import { pinduoduo } from './pinduoduo.ts';
import { qimen } from './qimen.ts';
import { sf } from './sf.ts';
import { sfIntracity } from './sf-intracity.ts';
import { shansong } from './shansong.ts';
import { shopify } from './shopify.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { taobao } from './taobao.ts';
import { woocommerce } from './woocommerce.ts';

export type {
  ChannelAnswer,
  ChannelDefinition,
  ChannelMessage,
  HookRequest,
  MappedMessage,
  Milestone,
  OrderReference,
} from './define-channel.ts';

export type { Access, ApiAnswer, ApiRequest, Frame, Page, PollFeed, SocketSource, Trouble, Window } from './reach.ts';

/** Every kind of channel; to add one: its file, and its line here. */
export const channelTypes = defineRegistry([
  douyin,
  shopify,
  standardWebhooks,
  woocommerce,
  jddj,
  kuaidi100,
  sf,
  sfIntracity,
  dada,
  shansong,
  qimen,
  pinduoduo,
  taobao,
  jd,
]);
