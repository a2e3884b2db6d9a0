import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, previousSecretParam } from './common-params.ts';
import { courierEvents, riderFields } from './courier.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asRecord, asText, entryOf, fromSeconds, known } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';

/** 10, 12, 15 and 17 are seen with several of its users; the others are its lists' and unproven. */
const statusEvents: Readonly<Record<string, readonly string[]>> = {
  '1': courierEvents.waiting,
  '2': courierEvents.cancelled,
  '10': courierEvents.assigned,
  '12': courierEvents.arrived,
  '15': courierEvents.pickedUp,
  '17': courierEvents.delivered,
  '22': courierEvents.released,
  '91': courierEvents.exception,
};

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
    return ok({
      externalId: orderNo,
      about: { orderNos: [orderNo] },
      events: entryOf(statusEvents, message.topic) ?? [],
      payload,
      data: {},
    });
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
