import type { Json } from '@orderloom/shared/base';
import { divideAmount, toMinorUnits } from '@orderloom/shared/order';
import type { Milestone } from './define-channel.ts';
import { asInteger, asList, asRecord, asText, at, entryOf, fromChinaTime, type JsonRecord, known, recordsIn } from './reading.ts';
import { type EventWord, word } from './words.ts';

export const stateWords: readonly EventWord[] = [
  word('WAIT_SELLER_STOCK_OUT', '等待出库', 'To be shipped', ['order.ready'], 'to-ship'),
  word('WAIT_SELLER_DELIVERY', '等待发货（海外购）', 'To be shipped (overseas)', ['order.ready'], 'to-ship'),
  word('WAIT_GOODS_RECEIVE_CONFIRM', '等待确认收货', 'Shipped', ['order.shipped'], 'shipped'),
  word('FINISHED_L', '完成', 'Completed', ['order.completed'], 'completed'),
  word('LOCKED', '已锁定，不可发货', 'Locked', ['order.updated'], 'on-hold'),
  word('PAUSE', '暂停，不可发货', 'Paused', ['order.updated'], 'on-hold'),
  word('POP_ORDER_PAUSE', '暂停，不可发货', 'Paused', ['order.updated'], 'on-hold'),
  word('DELIVERY_RETURN', '配送退货', 'Coming back', ['shipment.returning']),
  word('TRADE_CANCELED', '取消', 'Cancelled', ['order.cancelled'], 'cancelled'),
  word('PARENT_TRADE_CANCELED', '父单已拆分', 'Split by the platform', ['order.cancelled'], 'cancelled'),
];

const holding: ReadonlySet<string> = new Set(['LOCKED', 'PAUSE', 'POP_ORDER_PAUSE']);
const ready: ReadonlySet<string> = new Set(['WAIT_SELLER_STOCK_OUT', 'WAIT_SELLER_DELIVERY']);
const cancelled: ReadonlySet<string> = new Set(['TRADE_CANCELED', 'PARENT_TRADE_CANCELED']);
const ranks: Readonly<Record<string, number>> = { WAIT_GOODS_RECEIVE_CONFIRM: 1, DELIVERY_RETURN: 1, FINISHED_L: 2 };
/** Kinds of orders that are not the merchant's to ship. */
const shippedByJd: ReadonlySet<string> = new Set(['23', '25']);

const yuan = (value: Json | undefined) => (typeof value === 'string' || typeof value === 'number' ? toMinorUnits(value) : undefined);

/** Instants that were never set are written as the beginning of an era. */
export function jdTime(value: Json | undefined): string | undefined {
  return typeof value === 'string' && /^(0001|1970)-/.test(value) ? undefined : fromChinaTime(value);
}

/** Everything that has happened up to where the order stands, in order. */
export function milestonesOf(order: JsonRecord, payload: JsonRecord): readonly Milestone[] {
  const state = asText(order.orderState) ?? '';
  const rank = entryOf(ranks, state) ?? 0;
  const paidAt = jdTime(order.paymentConfirmTime);
  const modified = asText(order.modified) ?? '';
  const reached: readonly (readonly [boolean, string, readonly string[], string | undefined])[] = [
    [true, 'created', ['order.created'], jdTime(order.orderStartTime)],
    [paidAt !== undefined, 'paid', ['order.paid'], paidAt],
    [ready.has(state) && !isShippedByJd(order), 'ready', isCod(order) ? ['order.ready', 'order.paid'] : ['order.ready'], paidAt],
    [rank >= 1, 'shipped', ['order.shipped'], undefined],
    [state === 'DELIVERY_RETURN', 'returning', ['shipment.returning'], undefined],
    [rank >= 2, 'completed', ['order.completed', 'order.delivered'], jdTime(order.orderEndTime)],
    [cancelled.has(state), 'cancelled', ['order.cancelled'], undefined],
    [true, `updated:${modified}`, ['order.updated'], jdTime(order.modified)],
  ];
  return reached
    .filter(([is]) => is)
    .map(([, key, events, when]) => ({ key, events, payload: { ...payload, ...(when === undefined ? {} : { occurredAt: when }) } }));
}

function isShippedByJd(order: JsonRecord): boolean {
  return asText(order.storeOrder) !== undefined || shippedByJd.has(asText(order.orderType) ?? '');
}

function isCod(order: JsonRecord): boolean {
  return asText(order.payType)?.startsWith('1-') ?? false;
}

/** An order's fields under their standard names; amounts are texts in yuan. */
export function jdFields(order: JsonRecord): JsonRecord {
  const state = asText(order.orderState) ?? '';
  const paidAt = jdTime(order.paymentConfirmTime);
  const amount = yuan(order.orderPayment) ?? yuan(order.orderSellerPrice);
  const holds = [...(holding.has(state) ? ['platform-hold'] : []), ...(isShippedByJd(order) ? ['platform-ships'] : [])];
  return known({
    orderNo: asText(order.orderId),
    shop: asText(order.venderId),
    channelStatus: state,
    buyerId: asText(order.open_id_buyer) ?? asText(order.pin),
    amount,
    paidAmount: paidAt === undefined ? 0 : amount,
    freight: yuan(order.freightPrice),
    discount: yuan(order.sellerDiscount),
    payMethod: isCod(order) ? 'cod' : asText(order.payType)?.replace(/^\d+-/, ''),
    createdAt: jdTime(order.orderStartTime),
    paidAt,
    receiver: asText(at(order, 'consigneeInfo.fullname')),
    phone: asText(at(order, 'consigneeInfo.mobile')) ?? asText(at(order, 'consigneeInfo.telephone')),
    province: asText(at(order, 'consigneeInfo.province')),
    city: asText(at(order, 'consigneeInfo.city')),
    district: asText(at(order, 'consigneeInfo.county')),
    address: asText(at(order, 'consigneeInfo.fullAddress')),
    buyerNote: asText(order.orderRemark),
    sellerNote: asText(order.venderRemark),
    holds,
    lines: linesOf(order, amount ?? 0),
    ...parcelsOf(order),
  });
}

/** What is paid for goods is divided over the lines by their price, to the fen. */
function linesOf(order: JsonRecord, amount: number): Json {
  const items = recordsIn(asList(order.itemInfoList));
  const shares = items.map((item, index) => ({
    key: String(index),
    weight: (yuan(item.jdPrice) ?? 0) * (asInteger(item.itemTotal) ?? 1),
  }));
  const amounts = divideAmount(amount - (yuan(order.freightPrice) ?? 0), shares);
  return items.map((item, index) =>
    known({
      id: asText(item.skuId) ?? String(index + 1),
      sku: asText(item.outerSkuId) ?? asText(item.skuId),
      outerCode: asText(item.outerSkuId),
      name: asText(item.skuName),
      quantity: asInteger(item.itemTotal),
      price: yuan(item.jdPrice),
      amount: amounts[index] ?? 0,
    }),
  );
}

/** Carriers stand between bars, the parcels of one between commas. */
function parcelsOf(order: JsonRecord): JsonRecord {
  const carriers = (asText(order.logisticsId) ?? '').split('|');
  const parcels = (asText(order.waybill) ?? '').split('|').flatMap((numbers, index) =>
    numbers
      .split(',')
      .filter(Boolean)
      .map((trackingNo) => known({ trackingNo, carrier: asText(carriers[index]) })),
  );
  const [first] = parcels;
  return first === undefined ? {} : known({ parcels, trackingNo: first.trackingNo, carrier: first.carrier });
}

export const refundWords: readonly EventWord[] = [
  word('0', '未审核', 'Not decided', ['refund.requested'], 'refunding'),
  word('1', '审核通过', 'Agreed', ['refund.approved'], 'refunding'),
  word('2', '审核不通过', 'Refused', ['refund.refused']),
  word('3', '财务审核通过', 'Paid back', ['refund.succeeded']),
  word('4', '财务审核不通过', 'Refused by finance', ['refund.refused']),
  word('5', '人工审核通过', 'Agreed by hand', ['refund.approved'], 'refunding'),
  word('6', '拦截并退款', 'To be intercepted', ['refund.changed'], 'refunding'),
  word('7', '拦截成功', 'Intercepted', ['shipment.intercepted']),
  word('8', '拦截失败', 'Not intercepted', ['shipment.exception']),
  word('9', '强制关单并退款', 'Closed and paid back', ['refund.succeeded']),
  word('10', '物流待跟进', 'To be followed up', ['shipment.exception']),
];

/** An application's amount is in fen, unlike the order's. */
export function refundFields(row: JsonRecord): JsonRecord {
  return known({
    refundId: asText(row.id),
    amount: asInteger(row.applyRefundSum),
    reason: asText(row.reason),
    channelStatus: asText(row.status),
    occurredAt: jdTime(row.checkTime) ?? jdTime(row.applyTime),
    raw: asRecord(row),
  });
}
