import type { Json } from '@orderloom/shared/base';
import { divideAmount, toMinorUnits } from '@orderloom/shared/order';
import type { Milestone, Phase } from './define-channel.ts';
import { asInteger, asList, asText, fromChinaTime, type JsonRecord, known, recordsIn } from './reading.ts';

/** The order stands on four axes and a risk check; only all of them together say whether it may be shipped. */
interface Axes {
  readonly order: number;
  readonly refund: number;
  readonly confirm: number;
  readonly group: number;
  readonly risk: number;
}

export function axesOf(order: JsonRecord): Axes {
  return {
    order: asInteger(order.order_status) ?? 0,
    refund: asInteger(order.refund_status) ?? 1,
    confirm: asInteger(order.confirm_status) ?? 0,
    group: asInteger(order.group_status) ?? 0,
    risk: asInteger(order.risk_control_status) ?? 0,
  };
}

/** Cancelled orders keep order_status 1, and so do orders with an open refund: neither may be shipped. */
export function pinduoduoPhase({ order, refund, confirm, group, risk }: Axes): Phase {
  if (confirm === 2 || group === 2 || (refund === 4 && order <= 1)) return 'cancelled';
  if (confirm === 0) return 'unpaid';
  if (order >= 3) return 'completed';
  if (refund === 2 || refund === 3) return order >= 2 ? 'refunding' : 'on-hold';
  if (order === 2) return 'shipped';
  return risk === 1 ? 'on-hold' : 'to-ship';
}

const yuan = (value: Json | undefined) => (typeof value === 'string' || typeof value === 'number' ? toMinorUnits(value) : undefined);
const time = (order: JsonRecord, key: string) => fromChinaTime(order[key]);

/** Everything that has happened up to where the order stands, in order. */
export function milestonesOf(order: JsonRecord, payload: JsonRecord): readonly Milestone[] {
  const axes = axesOf(order);
  const phase = pinduoduoPhase(axes);
  const step = asInteger((order.step_order_info as JsonRecord | null)?.step_trade_status) ?? 0;
  const paid = axes.confirm >= 1 && time(order, 'pay_time') !== undefined;
  const reached: readonly (readonly [boolean, string, readonly string[], string | undefined])[] = [
    [true, 'created', ['order.created'], time(order, 'created_time')],
    [step >= 1, 'deposit', ['order.deposit_paid'], undefined],
    [paid, 'paid', ['order.paid'], time(order, 'pay_time')],
    [phase === 'to-ship', 'ready', ['order.ready'], time(order, 'confirm_time')],
    [axes.order >= 2, 'shipped', ['order.shipped'], time(order, 'shipping_time')],
    [axes.order >= 3, 'completed', ['order.completed', 'order.delivered'], time(order, 'receive_time')],
    [phase === 'cancelled', 'cancelled', ['order.cancelled'], time(order, 'updated_at')],
  ];
  return reached
    .filter(([is]) => is)
    .map(([, key, events, at]) => ({ key, events, payload: { ...payload, ...(at === undefined ? {} : { occurredAt: at }) } }));
}

const flags: Readonly<Record<string, string>> = { '1': 'red', '2': 'yellow', '3': 'green', '4': 'blue', '5': 'purple' };
const refundWords: Readonly<Record<number, string>> = { 2: 'open', 3: 'refunding', 4: 'refunded' };

/** The order's fields under their standard names: amounts of the order are yuan. */
export function pinduoduoFields(order: JsonRecord): JsonRecord {
  const { order: state, refund, confirm, group, risk } = axesOf(order);
  const amount = yuan(order.pay_amount);
  const masked = known({
    receiver: asText(order.receiver_name_mask),
    phone: asText(order.receiver_phone_mask),
    address: asText(order.receiver_address_mask),
  });
  // Sealed only while it is to be shipped and not held; afterwards empty.
  const sealed = known({
    receiver: asText(order.receiver_name),
    phone: asText(order.receiver_phone),
    address: asText(order.receiver_address),
  });
  return known({
    orderNo: asText(order.order_sn),
    channelStatus: `order=${state} refund=${refund} confirm=${confirm} group=${group} risk=${risk}`,
    amount,
    paidAmount: confirm >= 1 ? amount : 0,
    freight: yuan(order.postage),
    discount: yuan(order.discount_amount),
    payMethod: asText(order.pay_type),
    createdAt: time(order, 'created_time'),
    paidAt: time(order, 'pay_time'),
    receiver: masked.receiver,
    phone: masked.phone,
    address: masked.address,
    province: asText(order.province),
    city: asText(order.city),
    district: asText(order.town),
    addressMasked: Object.keys(masked).length > 0 ? masked : undefined,
    addressEncrypted: Object.keys(sealed).length > 0 ? sealed : undefined,
    buyerNote: asText(order.buyer_memo),
    sellerNote: asText(order.remark),
    sellerFlag: flags[asText(order.remark_tag) ?? ''],
    holds: risk === 1 ? ['platform-risk'] : [],
    risk: risk === 1 ? 'review' : undefined,
    refundStatus: refundWords[refund],
    lines: linesOf(order),
    ...parcelsOf(order),
  });
}

/** What is paid for goods is divided over the lines by their price, to the fen; gifts come to nothing. */
function linesOf(order: JsonRecord): Json {
  const sold = recordsIn(asList(order.item_list));
  const gifts = recordsIn(asList(order.gift_list));
  const worth = sold.map((item, index) => ({
    key: String(index),
    weight: (yuan(item.goods_price) ?? 0) * (asInteger(item.goods_count) ?? 1),
  }));
  const goods = (yuan(order.pay_amount) ?? 0) - (yuan(order.postage) ?? 0);
  const amounts = divideAmount(goods, worth);
  const depot = order.order_depot_info as JsonRecord | null | undefined;
  return [
    ...sold.map((item, index) =>
      lineOf(item, index + 1, { amount: amounts[index] ?? 0, ...(sold.length === 1 ? bundleOf(depot, item) : {}) }),
    ),
    ...gifts.map((item, index) => lineOf(item, sold.length + index + 1, { amount: 0, price: 0, giftOf: '1' })),
  ];
}

function lineOf(item: JsonRecord, id: number, more: JsonRecord): JsonRecord {
  return known({
    id: String(id),
    sku: asText(item.outer_id) ?? asText(item.outer_goods_id) ?? asText(item.sku_id),
    outerCode: asText(item.outer_id),
    name: asText(item.goods_name),
    spec: asText(item.goods_spec),
    quantity: asInteger(item.goods_count),
    price: yuan(item.goods_price),
    channelSku: asText(item.sku_id),
    ...more,
  });
}

/** The warehouse's view of a bundle, which the platform tells for the order. */
function bundleOf(depot: JsonRecord | null | undefined, item: JsonRecord): JsonRecord {
  if (asInteger(depot?.ware_type) !== 1) return {};
  const pieces = asInteger(item.goods_count) ?? 1;
  const components = recordsIn(asList(depot?.ware_sub_info_list)).flatMap((part): Json[] => {
    const sku = asText(part.ware_sn);
    return sku === undefined ? [] : [{ sku, quantity: (asInteger(part.ware_quantity) ?? 1) * pieces }];
  });
  return components.length > 0 ? { components } : {};
}

function parcelsOf(order: JsonRecord): JsonRecord {
  const rows = [order, ...recordsIn(asList(order.extra_delivery_list)), ...recordsIn(asList(order.resend_delivery_list))];
  const parcels = rows.flatMap((row): Json[] => {
    const trackingNo = asText(row.tracking_number);
    return trackingNo === undefined ? [] : [known({ trackingNo, carrier: asText(row.logistics_name) ?? asText(row.logistics_id) })];
  });
  const first = parcels[0] as JsonRecord | undefined;
  return first === undefined ? {} : known({ parcels, trackingNo: first.trackingNo, carrier: first.carrier });
}
