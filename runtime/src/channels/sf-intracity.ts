import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, previousSecretParam } from './common-params.ts';
import { courierEvents, riderFields } from './courier.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asInteger, asRecord, asText, fromSeconds, known } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';
import { eventsUnder, fact, word } from './words.ts';

const words = [
  word('1', '订单创建', 'Ordered', courierEvents.waiting, 'to-ship'),
  word('2', '已取消', 'Cancelled', courierEvents.cancelled, 'to-ship'),
  word('10', '配送员接单', 'Taken by a rider', courierEvents.assigned, 'to-ship'),
  word('12', '配送员到店', 'Rider at the shop', courierEvents.arrived, 'to-ship'),
  word('15', '配送中', 'On the way', courierEvents.pickedUp, 'shipped'),
  word('17', '妥投', 'Delivered', courierEvents.delivered, 'completed'),
  word('22', '配送员撤单', 'Dropped by the rider', courierEvents.released, 'to-ship'),
  word('91', '骑士上报异常', 'Trouble on the way', courierEvents.exception, 'on-hold'),
];

/** 顺丰同城, a same-city courier. */
export const sfIntracity = defineChannel({
  id: 'sf-intracity',
  label: { zh: '顺丰同城', en: 'SF same-city courier' },
  hint: {
    zh: '在顺丰同城开放平台把回调地址填成下面的；签名在地址参数 sign 里。按商家订单号找订单。',
    en: 'Enter the address below as callback of the application; the signature comes as sign in the query. Orders are found by your own number.',
  },
  secrets: [
    { name: 'devId', required: true, label: { zh: '开发者 ID', en: 'Developer id' } },
    { name: 'devKey', required: true, label: { zh: '开发者密钥', en: 'Developer key' } },
    previousSecretParam,
  ],
  settings: [eventMapParam],
  conventions: {
    money: { zh: '消息里没有金额', en: 'Messages hold no amounts' },
    times: { zh: 'Unix 秒', en: 'Unix seconds' },
    ids: { zh: 'shop_order_id 是商家自己的订单号', en: "shop_order_id is the merchant's own number" },
  },
  statuses: words,
  verified: [
    fact('seen', '状态 10、12、15、17 来自公开程序', 'States 10, 12, 15 and 17 are those of public programs'),
    fact('unverified', '状态 1、2、22、91', 'States 1, 2, 22 and 91'),
    fact('unverified', '签名的 md5 是十六进制还是原始字节：两种都接受', 'Whether the digest is signed in hex or as bytes: both are taken'),
  ],
  verify,
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const body = asRecord(parsed.value) ?? {};
    const topic = asText(body.order_status) ?? asText(body.url_index) ?? '';
    const parts = [asText(body.sf_order_id), asText(body.url_index), topic, asText(body.push_time)];
    const deliveryId = parts.includes(undefined) ? sha256Hex(raw) : parts.join(':');
    return ok([{ deliveryId, topic, probe: false, body: raw, data: parsed.value }]);
  },
  map(message) {
    const body = asRecord(message.data) ?? {};
    const orderNo = asText(body.shop_order_id);
    if (orderNo === undefined) return fail([missingOrderId('shop_order_id')]);
    const place = { longitude: asText(body.rider_lng), latitude: asText(body.rider_lat), system: 'gcj02' };
    const payload = known({
      channelStatus: asText(body.order_status),
      occurredAt: fromSeconds(body.push_time),
      reason: asText(body.cancel_reason) ?? asText(body.ex_content) ?? asText(body.status_desc),
      carrier: '顺丰同城',
      deliveryNo: asText(body.sf_order_id),
      ...riderFields(body.operator_name, body.operator_phone, place),
      raw: body,
    });
    const at = asInteger(body.push_time);
    const modified = at === undefined ? {} : { modified: { about: 'courier:sf-intracity', at: at * 1000 } };
    const events = eventsUnder(words, message.topic) ?? [];
    return ok({ externalId: orderNo, about: { orderNos: [orderNo] }, events, payload, data: {}, ...modified });
  },
  accepted: { status: 200, body: { error_code: 0, error_msg: 'success' } },
});

/** The digest comes in Base64, of its hex text or of its bytes: both are seen, neither is easier to forge. */
function verify({ raw, query }: HookRequest, secrets: Secrets): Verification {
  // An unescaped plus in a query reads as a blank.
  const sign = Buffer.from((query?.sign ?? '').replaceAll(' ', '+'), 'base64');
  if (sign.length === 0) return { ok: false, reason: 'sign is missing from the query' };
  const { devId, devKey, previousSecret } = secrets;
  const keys = devId ? [devKey, previousSecret].filter((key) => key !== undefined && key !== '') : [];
  const digests = keys.map((key) => md5(raw, `&${devId}&${key}`));
  const matches = digests.filter((digest) => sameBytes(Buffer.from(digest.toString('hex')), sign) || sameBytes(digest, sign));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}
