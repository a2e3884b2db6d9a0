import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { courierEvents, riderFields } from './courier.ts';
import { defineChannel } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asRecord, asText, entryOf, known } from './reading.ts';
import { sha256Hex } from './signature.ts';

const statusEvents: Readonly<Record<string, readonly string[]>> = {
  '20': courierEvents.waiting,
  '30': courierEvents.assigned,
  '40': courierEvents.pickedUp,
  '50': courierEvents.delivered,
  '60': courierEvents.cancelled,
};

/** 闪送, a same-city courier. How it signs its callbacks is not known, so only the address can tell who posts. */
export const shansong = defineChannel({
  id: 'shansong',
  label: { zh: '闪送', en: 'Shansong courier' },
  hint: {
    zh: '在闪送开放平台把订单状态回调地址填成下面的。回调签名没有公开文档，不校验：地址里的口令就是凭证，不要公开。按商家订单号找订单。',
    en: 'Enter the address below as the callback for order states. How callbacks are signed is not published, so nothing is checked: the word in the address is the credential, keep it to yourself. Orders are found by your own number.',
  },
  secrets: [],
  settings: [eventMapParam],
  verify: ({ raw }) => {
    const parsed = parseLossless(raw);
    return parsed.ok && asRecord(parsed.value) ? { ok: true } : { ok: false, reason: 'the body is no JSON object' };
  },
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const body = asRecord(parsed.value) ?? {};
    const topic = asText(body.status) ?? '';
    // It tells no instant: what is the same to the byte is the same message.
    const deliveryId = [asText(body.issOrderNo), topic, sha256Hex(raw)].join(':');
    return ok([{ deliveryId, topic, probe: false, body: raw, data: parsed.value }]);
  },
  map(message) {
    const body = asRecord(message.data) ?? {};
    const orderNo = asText(body.orderNo);
    if (orderNo === undefined) return fail([missingOrderId('orderNo')]);
    const courier = asRecord(body.courier) ?? {};
    const place = { longitude: asText(courier.longitude), latitude: asText(courier.latitude), system: 'bd09' };
    const payload = known({
      channelStatus: asText(body.status),
      reason: asText(body.abortReason) ?? asText(body.subStatusDesc),
      carrier: '闪送',
      deliveryNo: asText(body.issOrderNo),
      ...riderFields(courier.name, courier.mobile, place),
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
  accepted: { status: 200, body: { status: 200, msg: '', data: '' } },
});
