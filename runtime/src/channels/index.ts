import { defineRegistry } from '@orderloom/shared/base';
import { douyin } from './douyin.ts';
import { shopify } from './shopify.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { woocommerce } from './woocommerce.ts';

export type {
  ChannelAnswer,
  ChannelDefinition,
  ChannelMessage,
  HookRequest,
  MappedMessage,
  OrderReference,
} from './define-channel.ts';

/** Every kind of channel; to add one: its file, and its line here. */
export const channelTypes = defineRegistry([douyin, shopify, standardWebhooks, woocommerce]);
