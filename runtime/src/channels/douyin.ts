import { fail, type Json, ok, type Problem, problem, type Result } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId } from './common-params.ts';
import {
  type ChannelMessage,
  defineChannel,
  type HookRequest,
  type MappedMessage,
  type Secrets,
  type Verification,
} from './define-channel.ts';
import { douyinCall, orderFeed, orderOf, snapshotMessage, snapshotTopic } from './douyin-api.ts';
import { douyinFields, nested } from './douyin-fields.ts';
import { milestonesOf, orderFields, shownTags } from './douyin-order.ts';
import { douyinStatuses, douyinTags, probeTag } from './douyin-tags.ts';
import { arrayElements, parseLossless } from './lossless.ts';
import { apiUrlParam, rateParam, tokenExpiryParam } from './platform-params.ts';
import { asInteger, asRecord, asText, entryOf, firstOf, type JsonRecord } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';
import { fact } from './words.ts';

/** 抖店 message push: one POST carries an array of messages. */
export const douyin = defineChannel({
  id: 'douyin',
  label: { zh: '抖店', en: 'Douyin shop' },
  hint: {
    zh: '在抖店开放平台的消息推送里填下面的地址；签名头是 event-sign。',
    en: 'Enter the address below in the message push of the Douyin shop platform; the signature is event-sign.',
  },
  secrets: [
    { name: 'appKey', required: true, label: { zh: '应用 Key', en: 'App key' } },
    { name: 'appSecret', required: true, label: { zh: '应用密钥', en: 'App secret' } },
    {
      name: 'previousSecret',
      required: false,
      label: { zh: '旧密钥', en: 'Previous secret' },
      hint: { zh: '更换密钥期间两个都认', en: 'Both are believed while the secret is changed' },
    },
    {
      name: 'accessToken',
      required: false,
      label: { zh: '店铺 access_token', en: 'access_token of the shop' },
      hint: {
        zh: '填了就在收到推送后取订单详情，并补拉没推到的变化',
        en: 'With it, each push is completed by the order itself, and what was not pushed is pulled',
      },
    },
  ],
  settings: [tokenExpiryParam, apiUrlParam, rateParam, eventMapParam],
  reach: ['push', 'poll'],
  conventions: {
    money: { zh: '整数分', en: 'Whole fen' },
    times: { zh: 'Unix 秒；承诺日期是北京时间', en: 'Unix seconds; promised dates are of China' },
    ids: {
      zh: 'p_id 是订单号，旧单号末尾的 A 去掉；超过 2^53 也不丢位',
      en: 'p_id is the order, an A at the end of old ones is taken off; exact beyond 2^53',
    },
  },
  statuses: douyinStatuses,
  limits: {
    callsPerSecond: 10,
    notes: [{ zh: '一次推送可有多条消息，先后不保证', en: 'One push carries several messages, in no promised order' }],
  },
  verified: [
    fact('seen', '签名、消息类型与应答来自多个公开程序', 'Signature, tags and answer are those of several public programs'),
    fact('unverified', '推送超时、重推间隔与批量上限', 'Time limit, repetition and size of batches'),
  ],
  verify,
  split(request) {
    const parsed = parseLossless(request.raw);
    if (!parsed.ok) return parsed;
    const snapshot = asRecord(asRecord(parsed.value)?.snapshot);
    if (snapshot) return ok([snapshotMessage(snapshot)]);
    if (!Array.isArray(parsed.value)) return ok([messageOf(parsed.value, request.raw)]);
    const texts = arrayElements(new TextDecoder().decode(request.raw));
    return ok(parsed.value.map((element: Json, index) => messageOf(element, new TextEncoder().encode(`[${texts[index] ?? ''}]`))));
  },
  map,
  accepted: { status: 200, body: { code: 0, msg: 'success' } },
  detail: {
    request(message, access) {
      const orderNo = orderNoIn(pushedData(message));
      if (orderNo === undefined || !Object.hasOwn(douyinTags, message.topic)) return undefined;
      return douyinCall('order.orderDetail', { shop_order_id: orderNo }, access);
    },
    read: orderOf,
  },
  feeds: [orderFeed],
});

function pushedData({ data }: ChannelMessage): JsonRecord | undefined {
  const record = asRecord(data);
  return asRecord(record?.snapshot) ?? asRecord(nested(record?.data));
}

function orderNoIn(data: JsonRecord | undefined): string | undefined {
  return firstOf([data?.p_id, data?.order_id, data?.shop_order_id].map(asText))?.replace(/^(\d+)A$/, '$1');
}

function map(message: ChannelMessage): Result<MappedMessage, readonly Problem[]> {
  const data = pushedData(message);
  if (data === undefined) return fail([noData(message.topic)]);
  const externalId = orderNoIn(data);
  if (externalId === undefined) return fail([missingOrderId('data.p_id, data.order_id')]);
  const detail = asRecord(message.detail);
  if (detail) return ok(completed(message, externalId, data, detail));
  const fields = douyinFields(data);
  const events = entryOf(douyinTags, message.topic) ?? [];
  // A refund's figures are not the order's.
  const order = 'refundId' in fields ? { ...(fields.shop === undefined ? {} : { shop: fields.shop }) } : fields;
  return ok({ externalId, events, payload: { ...fields, raw: data }, data: { orderNo: externalId, ...order } });
}

/** With the order itself: what it shows is told once, whoever tells of it; what only the push knows is told by the push. */
function completed({ topic, deliveryId }: ChannelMessage, externalId: string, data: JsonRecord, detail: JsonRecord): MappedMessage {
  const order = orderFields(detail);
  const at = asInteger(detail.update_time) ?? 0;
  const whole = { ...order, raw: detail };
  const own = topic === snapshotTopic || shownTags.has(topic) ? [] : (entryOf(douyinTags, topic) ?? []);
  const pushed = own.length > 0 ? [{ key: deliveryId, events: own, payload: { ...order, ...douyinFields(data), raw: data } }] : [];
  const updated = { key: `updated:${at}`, events: ['order.updated'], payload: whole };
  const milestones = [...milestonesOf(detail, whole), ...pushed, updated];
  const modified = at > 0 ? { modified: { about: 'order', at: at * 1000 } } : {};
  return { externalId, events: own, payload: whole, data: { ...order, orderNo: externalId }, milestones, ...modified };
}

function noData(topic: string): Problem {
  return problem('channel.no-data', 'data', {
    zh: `消息 ${topic} 的 data 不是对象。`,
    en: `The data of message ${topic} is not an object.`,
  });
}

function verify({ raw, headers }: HookRequest, secrets: Secrets): Verification {
  const key = secrets.appKey ?? '';
  const appId = headers['app-id'];
  if (appId !== undefined && appId !== key) return { ok: false, reason: 'app-id is another application' };
  const sign = headers['event-sign'];
  if (!sign || !/^[0-9a-f]{32}$/i.test(sign)) return { ok: false, reason: 'event-sign is missing or malformed' };
  const given = Buffer.from(sign, 'hex');
  const keys = [secrets.appSecret, secrets.previousSecret].filter((secret) => secret !== undefined && secret !== '');
  const matches = keys.filter((secret) => sameBytes(md5(key, raw, String(secret)), given));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}

function messageOf(element: Json, body: Uint8Array): ChannelMessage {
  const record = asRecord(element) ?? {};
  const topic = asText(record.tag) ?? '';
  const deliveryId = asText(record.msg_id) ?? asText(record.msgId) ?? sha256Hex(body);
  return { deliveryId, topic, probe: topic === probeTag, body, data: element };
}
