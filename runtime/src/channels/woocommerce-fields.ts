import type { Json } from '@orderloom/shared/base';
import { minorDigits, toMinorUnits } from '@orderloom/shared/order';
import { asList, asRecord, asText, at, fromUtcTime, type JsonRecord, known, recordsIn } from './reading.ts';

type Fields = Readonly<Record<string, Json | undefined>>;

/** An order's fields under their standard names: amounts by the currency's decimals, times by their `_gmt` twin. */
export function wooFields(order: JsonRecord): JsonRecord {
  const currency = asText(order.currency);
  const amount = money(order.total, currency);
  const paid = asText(order.date_paid_gmt) !== undefined;
  const told = order.status !== undefined;
  return known({
    orderNo: asText(order.number) ?? asText(order.id),
    channelStatus: asText(order.status),
    amount,
    paidAmount: told ? (paid ? amount : 0) : undefined,
    freight: sumOf([order.shipping_total, order.shipping_tax], currency),
    discount: sumOf([order.discount_total, order.discount_tax], currency),
    currency,
    payMethod: asText(order.payment_method) === 'cod' ? 'cod' : (asText(order.payment_method_title) ?? asText(order.payment_method)),
    createdAt: fromUtcTime(order.date_created_gmt),
    paidAt: fromUtcTime(order.date_paid_gmt),
    remark: asText(order.customer_note),
    buyerId: order.customer_id === 0 ? undefined : asText(order.customer_id),
    ...refundFields(order),
    ...addressFields(order),
    lines: Array.isArray(order.line_items) ? order.line_items.map((line: Json) => lineFields(asRecord(line) ?? {}, currency)) : undefined,
  });
}

/** When what the message tells of took place. */
export function wooOccurredAt(topic: string, order: JsonRecord): JsonRecord {
  const at = fromUtcTime(topic === 'order.created' ? order.date_created_gmt : order.date_modified_gmt);
  return known({ occurredAt: at });
}

/** Every refund made so far: the list grows, and each message holds all of it. Their totals are negative. */
export function readRefunds(order: JsonRecord): readonly JsonRecord[] {
  const currency = asText(order.currency);
  return recordsIn(asList(order.refunds)).map((refund) => {
    const total = money(refund.total, currency);
    return known({ id: asText(refund.id), reason: asText(refund.reason), amount: total === undefined ? undefined : Math.abs(total) });
  });
}

function refundFields(order: JsonRecord): Fields {
  const refunds = readRefunds(order);
  if (refunds.length === 0) return {};
  const amounts = refunds.map(({ amount }) => amount).filter((amount) => typeof amount === 'number');
  const exact = amounts.length === refunds.length;
  return { refundedAmount: exact ? amounts.reduce((sum, amount) => sum + amount, 0) : undefined, refunds };
}

/** Where it is sent; an order without a shipping address is sent to the billing address. */
function addressFields(order: JsonRecord): Fields {
  const billing = asRecord(order.billing) ?? {};
  const shipping = asRecord(order.shipping) ?? {};
  const address = asText(shipping.address_1) === undefined ? billing : shipping;
  return {
    buyer: personName(billing) ?? asText(billing.email),
    receiver: personName(address),
    phone: asText(shipping.phone) ?? asText(billing.phone),
    province: asText(address.state),
    city: asText(address.city),
    address: asText([address.address_1, address.address_2].flatMap((line) => asText(line) ?? []).join(' ')),
  };
}

function lineFields(line: JsonRecord, currency: string | undefined): JsonRecord {
  const quantity = typeof line.quantity === 'number' ? line.quantity : undefined;
  const before = sumOf([line.subtotal, line.subtotal_tax], currency);
  const amount = sumOf([line.total, line.total_tax], currency);
  const price = before !== undefined && quantity ? before / quantity : undefined;
  const discount = before !== undefined && amount !== undefined ? before - amount : 0;
  return known({
    id: asText(line.id),
    sku: asText(line.sku),
    name: asText(line.name),
    quantity,
    price: Number.isInteger(price) ? price : undefined,
    amount,
    discount: discount > 0 ? { shop: discount, platform: 0, talent: 0 } : undefined,
    productId: asText(line.product_id),
    variationId: line.variation_id === 0 ? undefined : asText(line.variation_id),
  });
}

/** With the tax, which comes apart. */
function sumOf(parts: readonly (Json | undefined)[], currency: string | undefined): number | undefined {
  const amounts = parts.filter((part) => part !== undefined).map((part) => money(part, currency));
  if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) return undefined;
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}

function personName(person: JsonRecord): string | undefined {
  return asText([at(person, 'first_name'), at(person, 'last_name')].flatMap((part) => asText(part) ?? []).join(' '));
}

function money(value: Json | undefined, currency: string | undefined): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? toMinorUnits(value, minorDigits(currency ?? '')) : undefined;
}
