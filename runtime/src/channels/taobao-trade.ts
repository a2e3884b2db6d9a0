import type { Json } from '@orderloom/shared/base';
import { toMinorUnits } from '@orderloom/shared/order';
import type { Milestone } from './define-channel.ts';
import { asInteger, asList, asRecord, asText, entryOf, fromChinaTime, type JsonRecord, known, recordsIn } from './reading.ts';
import { type EventWord, word } from './words.ts';

export const tradeWords: readonly EventWord[] = [
  word('WAIT_BUYER_PAY', '等待买家付款', 'Waiting for payment', ['order.created'], 'unpaid'),
  word('PAY_PENDING', '国际信用卡支付确认中', 'Payment pending', ['order.created'], 'unpaid'),
  word('FRONT_PAID_FINAL_NOPAID', '定金已付，尾款未付', 'Deposit paid', ['order.deposit_paid'], 'deposit-paid'),
  word('PAID_FORBID_CONSIGN', '已付款，禁止发货', 'Paid, shipping forbidden', ['order.paid'], 'on-hold'),
  word('WAIT_SELLER_SEND_GOODS', '等待卖家发货', 'To be shipped', ['order.ready'], 'to-ship'),
  word('SELLER_CONSIGNED_PART', '部分发货', 'Partly shipped', ['order.partially_shipped'], 'partly-shipped'),
  word('WAIT_BUYER_CONFIRM_GOODS', '卖家已发货', 'Shipped', ['order.shipped'], 'shipped'),
  word('TRADE_BUYER_SIGNED', '买家已签收（货到付款）', 'Signed for (cash on delivery)', ['order.delivered'], 'shipped'),
  word('TRADE_FINISHED', '交易成功', 'Completed', ['order.completed'], 'completed'),
  word('TRADE_CLOSED', '付款后关闭', 'Closed after payment', ['order.cancelled'], 'cancelled'),
  word('TRADE_CLOSED_BY_TAOBAO', '付款前关闭，不可发货', 'Closed before payment: never ship', ['order.cancelled'], 'cancelled'),
];

const flags: Readonly<Record<string, string>> = { '1': 'red', '2': 'yellow', '3': 'green', '4': 'blue', '5': 'purple' };
export const yuan = (value: Json | undefined) => (typeof value === 'string' || typeof value === 'number' ? toMinorUnits(value) : undefined);

/** How far along each status is; what lies before it has happened. */
const ranks: Readonly<Record<string, number>> = {
  WAIT_SELLER_SEND_GOODS: 1,
  SELLER_CONSIGNED_PART: 2,
  WAIT_BUYER_CONFIRM_GOODS: 3,
  TRADE_BUYER_SIGNED: 3,
  TRADE_FINISHED: 4,
};

/** Everything that has happened up to where the trade stands, in order. */
export function milestonesOf(trade: JsonRecord, payload: JsonRecord): readonly Milestone[] {
  const status = asText(trade.status) ?? '';
  const rank = entryOf(ranks, status) ?? 0;
  const paidAt = fromChinaTime(trade.pay_time);
  const step = asText(trade.step_trade_status);
  const reached: readonly (readonly [boolean, string, readonly string[], string | undefined])[] = [
    [true, 'created', ['order.created'], fromChinaTime(trade.created)],
    [step === 'FRONT_PAID_FINAL_NOPAID' || step === 'FRONT_PAID_FINAL_PAID', 'deposit', ['order.deposit_paid'], undefined],
    [step !== 'FRONT_PAID_FINAL_NOPAID' && (paidAt !== undefined || status === 'PAID_FORBID_CONSIGN'), 'paid', ['order.paid'], paidAt],
    [rank === 1, 'ready', ['order.ready'], paidAt],
    [rank === 2, 'partly', ['order.partially_shipped'], fromChinaTime(trade.consign_time)],
    [rank >= 3, 'shipped', ['order.shipped'], fromChinaTime(trade.consign_time)],
    [status === 'TRADE_BUYER_SIGNED', 'signed', ['order.delivered'], undefined],
    [rank >= 4, 'completed', ['order.completed'], fromChinaTime(trade.end_time)],
    [status.startsWith('TRADE_CLOSED'), 'cancelled', ['order.cancelled'], fromChinaTime(trade.end_time)],
  ];
  return reached
    .filter(([is]) => is)
    .map(([, key, events, at]) => ({ key, events, payload: { ...payload, ...(at === undefined ? {} : { occurredAt: at }) } }));
}

/** A trade's fields under their standard names; amounts are texts in yuan. */
export function taobaoFields(trade: JsonRecord): JsonRecord {
  const amount = yuan(trade.payment);
  const paidAt = fromChinaTime(trade.pay_time);
  const oaid = asText(trade.oaid);
  const masked = known({
    receiver: asText(trade.receiver_name),
    phone: asText(trade.receiver_mobile),
    address: asText(trade.receiver_address),
  });
  return known({
    orderNo: asText(trade.tid_str) ?? asText(trade.tid),
    shop: asText(trade.seller_nick),
    channelStatus: asText(trade.status),
    buyer: asText(trade.buyer_nick),
    buyerId: asText(trade.buyer_open_uid),
    amount,
    paidAmount: trade.step_trade_status === 'FRONT_PAID_FINAL_NOPAID' ? yuan(trade.step_paid_fee) : paidAt === undefined ? 0 : amount,
    freight: yuan(trade.post_fee),
    discount: yuan(trade.discount_fee),
    payMethod: asText(trade.type) === 'cod' ? 'cod' : undefined,
    createdAt: fromChinaTime(trade.created),
    paidAt,
    ...masked,
    province: asText(trade.receiver_state),
    // Places under a province have no city of their own.
    city: asText(trade.receiver_city) ?? asText(trade.receiver_district),
    district: asText(trade.receiver_district),
    addressMasked: Object.keys(masked).length > 0 ? { ...masked, ...(oaid === undefined ? {} : { token: oaid }) } : undefined,
    buyerNote: asText(trade.buyer_message),
    sellerNote: asText(trade.seller_memo),
    sellerFlag: flags[asText(trade.seller_flag) ?? ''],
    holds: asText(trade.status) === 'PAID_FORBID_CONSIGN' ? ['platform-hold'] : [],
    refundStatus: linesIn(trade).some(isRefunding) ? 'open' : undefined,
    lines: linesIn(trade).map(lineOf),
    ...parcelsOf(trade),
  });
}

function linesIn(trade: JsonRecord): readonly JsonRecord[] {
  return recordsIn(asList(asRecord(trade.orders)?.order));
}

function isRefunding({ refund_status: status }: JsonRecord): boolean {
  return typeof status === 'string' && !['NO_REFUND', 'CLOSED', 'SUCCESS'].includes(status);
}

/** `divide_order_fee` is the line's share of what was paid; the lines add up to the trade. */
function lineOf(line: JsonRecord): JsonRecord {
  const discount = yuan(line.part_mjz_discount);
  return known({
    id: asText(line.oid_str) ?? asText(line.oid),
    sku: asText(line.outer_sku_id) ?? asText(line.outer_iid) ?? asText(line.sku_id) ?? asText(line.num_iid),
    outerCode: asText(line.outer_sku_id) ?? asText(line.outer_iid),
    name: asText(line.title),
    quantity: asInteger(line.num),
    price: yuan(line.price),
    amount: yuan(line.divide_order_fee) ?? yuan(line.payment),
    discount: discount === undefined || discount === 0 ? undefined : { shop: discount, platform: 0, talent: 0 },
    status: asText(line.status),
    refundStatus: asText(line.refund_status),
    comboId: asText(line.combo_id),
    giftOf: asText(line.bind_oid),
    oversold: line.is_oversold === true ? true : undefined,
  });
}

function parcelsOf(trade: JsonRecord): JsonRecord {
  const numbers = new Map<string, { carrier: string | undefined; lineIds: string[] }>();
  for (const line of linesIn(trade)) {
    const trackingNo = asText(line.invoice_no);
    if (trackingNo === undefined) continue;
    const parcel = numbers.get(trackingNo) ?? { carrier: asText(line.logistics_company), lineIds: [] };
    parcel.lineIds.push(asText(line.oid_str) ?? asText(line.oid) ?? '');
    numbers.set(trackingNo, parcel);
  }
  const parcels = [...numbers].map(([trackingNo, { carrier, lineIds }]) => known({ trackingNo, carrier, lineIds }));
  const [first] = parcels;
  return first === undefined ? {} : known({ parcels, trackingNo: first.trackingNo, carrier: first.carrier });
}
