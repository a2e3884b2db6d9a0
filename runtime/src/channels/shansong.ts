import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, pathTokenParam } from './common-params.ts';
import { courierEvents, riderFields } from './courier.ts';
import { defineChannel } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asRecord, asText, known } from './reading.ts';
import { sha256Hex } from './signature.ts';
import { eventsUnder, fact, word } from './words.ts';

const words = [
  word('20', '派单中', 'Looking for a courier', courierEvents.waiting, 'to-ship'),
  word('30', '待取货', 'Taken by a courier', courierEvents.assigned, 'to-ship'),
  word('40', '闪送中', 'On the way', courierEvents.pickedUp, 'shipped'),
  word('50', '已完成', 'Done', courierEvents.delivered, 'completed'),
  word('60', '已取消', 'Cancelled', courierEvents.cancelled, 'to-ship'),
];

/** 闪送, a same-city courier. How it signs its callbacks is not known, so only the address can tell who posts. */
export const shansong = defineChannel({
  id: 'shansong',
  label: { zh: '闪送', en: 'Shansong courier' },
  hint: {
    zh: '在闪送开放平台把订单状态回调地址填成下面的。回调签名没有公开文档，不校验：地址里的口令就是凭证，不要公开。按商家订单号找订单。',
    en: 'Enter the address below as the callback for order states. How callbacks are signed is not published, so nothing is checked: the word in the address is the credential, keep it to yourself. Orders are found by your own number.',
  },
  secrets: [pathTokenParam],
  settings: [eventMapParam],
  pathToken: true,
  conventions: {
    money: { zh: '消息里没有金额', en: 'Messages hold no amounts' },
    times: { zh: '消息里没有时间', en: 'Messages tell no instant' },
    ids: { zh: 'orderNo 是商家自己的订单号，issOrderNo 是闪送的', en: "orderNo is the merchant's own number, issOrderNo is Shansong's" },
  },
  statuses: words,
  verified: [
    fact('documented', '状态码来自官方程序', "States are those of the platform's own program"),
    fact(
      'unverified',
      '回调签名没有公开，不校验，靠地址里的口令',
      'How callbacks are signed is not published; the word in the address has to protect it',
    ),
    fact('documented', '骑手坐标是百度 BD-09', "Places of couriers are Baidu's BD-09"),
  ],
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
      events: eventsUnder(words, message.topic) ?? [],
      payload,
      data: {},
    });
  },
  accepted: { status: 200, body: { status: 200, msg: '', data: '' } },
});
