import type { Json } from '@orderloom/shared/base';
import type { Milestone } from './define-channel.ts';
import { payMethods } from './douyin-tags.ts';
import { asInteger, asList, asRecord, asText, at, entryOf, fromSeconds, type JsonRecord, known, recordsIn } from './reading.ts';

const rankOf: Readonly<Record<string, number>> = { '105': 1, '2': 2, '101': 3, '3': 4, '22': 4, '5': 5, '39': 5 };

/** Everything that has happened up to where the order stands, in order. */
export function milestonesOf(order: JsonRecord, payload: JsonRecord): readonly Milestone[] {
  const status = asText(order.main_status) ?? asText(order.order_status) ?? '';
  const rank = entryOf(rankOf, status) ?? 0;
  const paidAt = fromSeconds(order.pay_time);
  const shippedAt = fromSeconds(order.ship_time);
  const cancelled = status === '4' || status === '21';
  const reached: readonly (readonly [boolean, string, readonly string[], string | undefined])[] = [
    [true, 'created', ['order.created'], fromSeconds(order.create_time)],
    [status === '103', 'deposit', ['order.deposit_paid'], undefined],
    [paidAt !== undefined || rank >= 1, 'paid', ['order.paid'], paidAt],
    [rank === 2, 'ready', ['order.ready'], undefined],
    [rank === 3, 'partly', ['order.partially_shipped'], shippedAt],
    [rank >= 4, 'shipped', ['order.shipped'], shippedAt],
    [rank >= 5, 'completed', ['order.completed'], fromSeconds(order.finish_time)],
    [cancelled, 'cancelled', ['order.cancelled'], undefined],
  ];
  return reached
    .filter(([is]) => is)
    .map(([, key, events, when]) => ({ key, events, payload: { ...payload, ...(when === undefined ? {} : { occurredAt: when }) } }));
}

/** Tags whose news the order itself shows. */
export const shownTags: ReadonlySet<string> = new Set(['100', '101', '102', '103', '106', '108', '110']);

/** An order's fields under their standard names; amounts are fen, and the platform's share of a discount is told apart. */
export function orderFields(order: JsonRecord): JsonRecord {
  const masked = known({
    receiver: asText(order.mask_post_receiver),
    phone: asText(order.mask_post_tel),
    address: `${asText(at(order, 'post_addr.street.name')) ?? ''}${asText(at(order, 'post_addr.detail')) ?? ''}`,
  });
  const sealed = known({
    receiver: asText(order.encrypt_post_receiver),
    phone: asText(order.encrypt_post_tel),
    address: asText(at(order, 'post_addr.encrypt_detail')),
    token: asText(order.doudian_open_id),
  });
  return known({
    orderNo: asText(order.order_id),
    shop: asText(order.shop_id),
    channelStatus: asText(order.main_status) ?? asText(order.order_status),
    amount: asInteger(order.pay_amount),
    paidAmount: paidOf(order),
    freight: asInteger(order.post_amount),
    discount: asInteger(order.promotion_amount),
    payMethod: entryOf(payMethods, asText(order.pay_type) ?? ''),
    createdAt: fromSeconds(order.create_time),
    paidAt: fromSeconds(order.pay_time),
    ...masked,
    province: asText(at(order, 'post_addr.province.name')),
    city: asText(at(order, 'post_addr.city.name')),
    district: asText(at(order, 'post_addr.town.name')),
    addressMasked: masked,
    addressEncrypted: sealed,
    buyerNote: asText(order.buyer_words),
    sellerNote: asText(order.seller_words),
    lines: recordsIn(asList(order.sku_order_list)).map(lineOf),
    payments: paymentsOf(order),
  });
}

/** Of a pre-sale, the parts that were paid. */
function paidOf(order: JsonRecord): number | undefined {
  const phases = recordsIn(asList(order.order_phase_list));
  if (phases.length > 0) {
    return phases.reduce((sum, phase) => sum + (phase.pay_success === true ? (asInteger(phase.phase_pay_amount) ?? 0) : 0), 0);
  }
  return fromSeconds(order.pay_time) === undefined ? 0 : asInteger(order.pay_amount);
}

function paymentsOf(order: JsonRecord): Json | undefined {
  const paid = recordsIn(asList(order.order_phase_list)).filter((phase) => phase.pay_success === true);
  if (paid.length === 0) return undefined;
  return paid.map((phase) =>
    known({
      amount: asInteger(phase.phase_pay_amount) ?? 0,
      part: asInteger(phase.current_phase) === 1 ? 'deposit' : 'rest',
      paidAt: fromSeconds(phase.phase_pay_time),
    }),
  );
}

function lineOf(line: JsonRecord): JsonRecord {
  const quantity = asInteger(line.item_num);
  const price = asInteger(line.origin_amount);
  const components = recordsIn(asList(line.bundle_sku_info)).flatMap((part): Json[] => {
    const sku = asText(part.code) ?? asText(part.sku_id);
    return sku === undefined ? [] : [{ sku, quantity: asInteger(part.item_num) ?? 1 }];
  });
  return known({
    id: asText(line.order_id),
    sku: asText(line.code) ?? asText(line.sku_id),
    outerCode: asText(line.code),
    name: asText(line.product_name),
    quantity,
    price,
    amount: asInteger(line.pay_amount),
    components: components.length > 0 ? components : undefined,
    giftOf: asText(asList(line.master_sku_order_id_list)[0]),
    refundStatus: asText(asRecord(line.after_sale_info)?.refund_status),
  });
}
