import { fail, type Json, ok, type Problem, problem } from '@orderloom/shared/base';
import { eventMapParam, pathTokenParam } from './common-params.ts';
import { type ChannelMessage, defineChannel } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asRecord, asText, fromChinaTime, type JsonRecord, known, recordsIn, at as valueAt } from './reading.ts';
import { sha256Hex } from './signature.ts';
import { eventsUnder, fact, word } from './words.ts';

const moving = ['shipment.in_transit', 'shipment.updated'];
const troubled = ['shipment.exception', 'shipment.updated'];

/** Only 50 and 80 are proven; any other is at least a record of the parcel. */
const words = [
  word('30', '装车', 'Loaded', moving, 'shipped'),
  word('31', '到达', 'Arrived at a depot', moving, 'shipped'),
  word('33', '派送不成功', 'Could not be delivered', troubled, 'shipped'),
  word('36', '封车发出', 'Left a depot', moving, 'shipped'),
  word('44', '派送中', 'Out for delivery', ['shipment.out_for_delivery', 'shipment.updated'], 'shipped'),
  word('50', '已收件', 'Collected', ['shipment.collected', 'shipment.updated'], 'shipped'),
  word('70', '异常', 'In trouble', troubled, 'shipped'),
  word('80', '已签收', 'Signed for', ['shipment.delivered', 'order.delivered', 'shipment.updated'], 'completed'),
];

/** 顺丰's push of tracking records: one post carries records of many parcels, in no order. */
export const sf = defineChannel({
  id: 'sf',
  label: { zh: '顺丰路由推送', en: 'SF tracking' },
  hint: {
    zh: '在顺丰丰桥把路由推送地址填成下面的。推送的签名没有公开文档，不校验：地址里的口令就是凭证，不要公开。先按商家订单号、再按运单号找订单。',
    en: 'Enter the address below for route pushes. How they are signed is not published, so nothing is checked: the word in the address is the credential, keep it to yourself. Orders are found by your own number, then by tracking number.',
  },
  secrets: [pathTokenParam],
  settings: [eventMapParam],
  pathToken: true,
  conventions: {
    money: { zh: '消息里没有金额', en: 'Messages hold no amounts' },
    times: { zh: '北京时间，无时区', en: 'China time, written without zone' },
    ids: {
      zh: 'orderid 是商家订单号，mailno 是运单号，id 是路由记录号',
      en: "orderid is the merchant's number, mailno the parcel's, id the record's",
    },
  },
  statuses: words,
  verified: [
    fact('seen', '操作码 50、80 与应答来自公开程序', 'Codes 50 and 80 and the answer are those of public programs'),
    fact('unverified', '其余操作码的含义', 'What the other codes mean'),
    fact('unverified', '推送签名，不校验，靠地址里的口令', 'How pushes are signed; the word in the address has to protect it'),
  ],
  verify: ({ raw }) => {
    const parsed = parseLossless(raw);
    return parsed.ok && asRecord(parsed.value) ? { ok: true } : { ok: false, reason: 'the body is no JSON object' };
  },
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const given = valueAt(parsed.value, 'Body.WaybillRoute');
    const routes = recordsIn(Array.isArray(given) ? given : [given ?? null]);
    if (routes.length === 0) return fail([noRoutes()]);
    return ok(inOrder(routes).map((route) => messageOf(route, routes.length === 1 ? raw : undefined)));
  },
  map(message) {
    const route = asRecord(message.data) ?? {};
    const [trackingNo, orderNo] = [asText(route.mailno), asText(route.orderid)];
    if (trackingNo === undefined && orderNo === undefined) return fail([noNumber()]);
    const payload = known({
      channelStatus: asText(route.opCode),
      occurredAt: fromChinaTime(route.acceptTime),
      reason: asText(route.remark),
      carrier: '顺丰',
      trackingNo,
      routes: [known({ at: fromChinaTime(route.acceptTime), text: asText(route.remark), place: asText(route.acceptAddress) })],
      raw: route,
    });
    const about = { orderNos: orderNo === undefined ? [] : [orderNo], trackingNos: trackingNo === undefined ? [] : [trackingNo] };
    const events = message.topic === '' ? [] : (eventsUnder(words, message.topic) ?? ['shipment.updated']);
    const at = Date.parse(fromChinaTime(route.acceptTime) ?? '');
    const modified = Number.isNaN(at) ? {} : { modified: { about: `parcel:${trackingNo ?? ''}`, at } };
    return ok({ externalId: orderNo ?? trackingNo ?? '', about, events, payload, data: {}, ...modified });
  },
  accepted: { status: 200, body: { return_code: '0000', return_msg: '成功' } },
});

function messageOf(route: JsonRecord, body?: Uint8Array): ChannelMessage {
  const text = JSON.stringify({ Body: { WaybillRoute: [route] } });
  const alone = body ?? new TextEncoder().encode(text);
  const deliveryId = asText(route.id) ?? sha256Hex(text);
  return { deliveryId, topic: asText(route.opCode) ?? '', probe: false, body: alone, data: route as Json };
}

/** Each record once, those of one parcel by their time. */
function inOrder(routes: readonly JsonRecord[]): readonly JsonRecord[] {
  const byId = new Map(routes.map((route, index) => [asText(route.id) ?? `${index}:${JSON.stringify(route)}`, route]));
  const parcelOf = (route: JsonRecord) => asText(route.mailno) ?? '';
  const timeOf = (route: JsonRecord) => fromChinaTime(route.acceptTime) ?? '';
  return [...byId.values()].toSorted((a, b) => parcelOf(a).localeCompare(parcelOf(b)) || timeOf(a).localeCompare(timeOf(b)));
}

function noRoutes(): Problem {
  return problem('hook.bad-json', 'Body.WaybillRoute', {
    zh: '请求体里没有路由记录（Body.WaybillRoute）。',
    en: 'The body holds no tracking records (Body.WaybillRoute).',
  });
}

function noNumber(): Problem {
  return problem('channel.no-tracking-number', 'mailno', {
    zh: '路由记录里既没有运单号（mailno）也没有订单号（orderid）。',
    en: 'The record holds neither a tracking number (mailno) nor an order number (orderid).',
  });
}
