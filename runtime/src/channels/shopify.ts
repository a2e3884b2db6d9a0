import { fail, type Json, ok } from '@orderloom/shared/base';
import { minorDigits, toMinorUnits } from '@orderloom/shared/order';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { defineChannel, type HookRequest, type MappedMessage, type Secrets, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asInteger, asList, asRecord, asText, at, entryOf, firstOf, fromIso, type JsonRecord, known } from './reading.ts';
import { hmacKey, hmacSha256, rememberedKeys, sameBytes, sha256Hex } from './signature.ts';
import { fact } from './words.ts';

/** Topics of the Admin API's webhooks and the standard events they stand for. */
const topics: Readonly<Record<string, readonly string[]>> = {
  'orders/create': ['order.created'],
  'orders/updated': ['order.updated'],
  'orders/edited': ['order.lines_changed', 'order.updated'],
  'orders/paid': ['order.paid'],
  'orders/partially_paid': ['order.deposit_paid'],
  'orders/cancelled': ['order.cancelled'],
  'orders/partially_fulfilled': ['order.partially_shipped'],
  'orders/fulfilled': ['order.shipped'],
  'fulfillment_orders/placed_on_hold': ['order.held', 'order.updated'],
  'fulfillment_orders/hold_released': ['order.released', 'order.updated'],
  'fulfillment_orders/fulfillment_request_accepted': ['wms.accepted', 'order.updated'],
  'fulfillment_orders/fulfillment_request_rejected': ['wms.rejected', 'order.updated'],
  'fulfillment_orders/cancellation_request_accepted': ['wms.cancelled', 'order.updated'],
  'fulfillment_orders/cancelled': ['wms.cancelled', 'order.updated'],
  'fulfillments/create': ['shipment.created'],
  'fulfillments/update': ['shipment.updated'],
};

export const shopify = defineChannel({
  id: 'shopify',
  label: { zh: 'Shopify', en: 'Shopify' },
  hint: {
    zh: '在 Shopify 的通知或应用里订阅订单 Webhook（JSON），地址填下面的；签名头是 X-Shopify-Hmac-SHA256。',
    en: 'Subscribe the order webhooks (JSON) in Shopify to the address below; the signature is X-Shopify-Hmac-SHA256.',
  },
  secrets: [
    { name: 'clientSecret', required: true, label: { zh: '客户端密钥', en: 'Client secret' } },
    {
      name: 'previousSecret',
      required: false,
      label: { zh: '旧密钥', en: 'Previous secret' },
      hint: {
        zh: '更换后一小时内 Shopify 仍可能用旧密钥签名',
        en: 'For up to an hour after a rotation Shopify may still sign with the old one',
      },
    },
  ],
  settings: [
    {
      name: 'shopDomain',
      required: false,
      label: { zh: '店铺域名', en: 'Shop domain' },
      hint: { zh: '填了就只收这家店的消息', en: 'When given, only messages of this shop are taken' },
    },
    eventMapParam,
  ],
  conventions: {
    money: { zh: '主单位的十进制文本，按币种的小数位', en: "Decimal texts in major units, by the currency's decimals" },
    times: { zh: '带店铺时区的 ISO 8601', en: "ISO 8601 with the shop's offset" },
    ids: { zh: 'id 是订单号，name（#1001）是给人看的编号', en: 'id is the order, name (#1001) is what people see' },
  },
  statuses: [
    { code: 'pending', label: { zh: '待付款', en: 'Pending' }, phase: 'unpaid' },
    { code: 'authorized', label: { zh: '已授权', en: 'Authorised' }, phase: 'on-hold' },
    { code: 'partially_paid', label: { zh: '部分付款', en: 'Partly paid' }, phase: 'deposit-paid' },
    { code: 'paid', label: { zh: '已付款', en: 'Paid' }, phase: 'to-ship' },
    { code: 'partially_refunded', label: { zh: '部分退款', en: 'Partly refunded' } },
    { code: 'refunded', label: { zh: '已退款', en: 'Refunded' }, phase: 'cancelled' },
    { code: 'voided', label: { zh: '已作废', en: 'Voided' }, phase: 'cancelled' },
  ],
  limits: {
    callsPerSecond: 2,
    notes: [
      {
        zh: '5 秒内要应答；4 小时内重推 8 次，之后删除订阅',
        en: 'An answer is waited for 5 seconds; sent again 8 times in 4 hours, then the subscription is deleted',
      },
      { zh: '重推的是原来的内容；先后没有保证', en: 'What is sent again is the original; no order is promised' },
    ],
  },
  verified: [
    fact('documented', '签名、报文头、重推', 'Signature, headers, repetition'),
    fact('unverified', '付款状态的完整列表', 'The whole list of financial states'),
  ],
  verify,
  split(request) {
    const parsed = parseLossless(request.raw);
    if (!parsed.ok) return parsed;
    const topic = request.headers['x-shopify-topic'] ?? '';
    const deliveryId = request.headers['x-shopify-webhook-id'] ?? sha256Hex(topic, '\n', request.raw);
    const shop = request.headers['x-shopify-shop-domain'];
    const data = shop === undefined ? parsed.value : { ...asRecord(parsed.value), shop_domain: shop };
    return ok([{ deliveryId, topic, probe: false, body: request.raw, data }]);
  },
  map(message, settings) {
    const body = asRecord(message.data) ?? {};
    const shop = asText(body.shop_domain);
    const expected = asText(settings.shopDomain);
    if (expected !== undefined && expected !== shop) return fail([missingOrderId(`shop_domain = ${expected}`)]);
    if (message.topic.startsWith('orders/') && message.topic !== 'orders/edited') return mapOrder(message.topic, body);
    return mapPart(message.topic, asRecord(body.order_edit) ?? asRecord(body.fulfillment_order) ?? body, shop);
  },
  accepted: { status: 200 },
});

const keyOf = rememberedKeys(hmacKey);

function verify({ raw, headers }: HookRequest, secrets: Secrets): Verification {
  const signature = headers['x-shopify-hmac-sha256'];
  if (!signature) return { ok: false, reason: 'X-Shopify-Hmac-SHA256 is missing' };
  const given = Buffer.from(signature, 'base64');
  const keys = [secrets.clientSecret, secrets.previousSecret].filter((secret) => secret !== undefined && secret !== '');
  const matches = keys.filter((key) => sameBytes(hmacSha256(keyOf(String(key)), raw), given));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}

type Mapped = ReturnType<typeof shopify.map>;

function mapOrder(topic: string, order: JsonRecord): Mapped {
  const externalId = asText(order.id);
  if (externalId === undefined) return fail([missingOrderId('id')]);
  const fields = orderFields(order);
  const payload = {
    ...fields,
    ...known({
      occurredAt: occurredAt(topic, order),
      reason: asText(order.cancel_reason),
      ...shipmentFields(asRecord(asList(order.fulfillments).at(-1)) ?? {}),
      raw: order,
    }),
  };
  const updated = topic === 'orders/updated' ? Date.parse(fromIso(order.updated_at) ?? '') : Number.NaN;
  // Only the news that data changed can be overtaken: what happened has happened, however late it is told.
  const modified = Number.isNaN(updated) ? {} : { modified: { about: 'order', at: updated } };
  return ok({ externalId, events: entryOf(topics, topic) ?? [], payload, data: fields, ...modified });
}

function occurredAt(topic: string, order: JsonRecord): string | undefined {
  if (topic === 'orders/create') return fromIso(order.created_at);
  if (topic === 'orders/cancelled') return fromIso(order.cancelled_at);
  return fromIso(order.updated_at);
}

/** Refunds, fulfilments and edits: documents of their own that name their order. */
function mapPart(topic: string, part: JsonRecord, shop: string | undefined): Mapped {
  const externalId = asText(part.order_id);
  if (externalId === undefined) return fail([missingOrderId('order_id')]);
  const refund = topic === 'refunds/create';
  const payload = known({
    shop,
    occurredAt: fromIso(part.updated_at) ?? fromIso(part.processed_at) ?? fromIso(part.created_at),
    channelStatus: asText(part.shipment_status) ?? asText(part.status),
    ...(refund ? refundFields(part) : shipmentFields(part)),
    raw: part,
  });
  const mapped: MappedMessage = { externalId, events: partEvents(topic, part), payload, data: known({ shop }) };
  return ok(mapped);
}

function partEvents(topic: string, part: JsonRecord): readonly string[] {
  if (topic === 'refunds/create') return [refundEvent(part)];
  const delivered = topic === 'fulfillments/update' && part.shipment_status === 'delivered';
  return delivered ? ['shipment.delivered', 'shipment.updated'] : (entryOf(topics, topic) ?? []);
}

function refundTransactions(refund: JsonRecord): readonly JsonRecord[] {
  return asList(refund.transactions)
    .map((transaction) => asRecord(transaction) ?? {})
    .filter((transaction) => transaction.kind === undefined || transaction.kind === 'refund');
}

function refundEvent(refund: JsonRecord): string {
  const statuses = refundTransactions(refund).map((transaction) => transaction.status);
  if (statuses.some((status) => status === 'failure' || status === 'error')) return 'refund.failed';
  return statuses.some((status) => status === 'pending') ? 'refund.approved' : 'refund.succeeded';
}

function refundFields(refund: JsonRecord): Readonly<Record<string, Json | undefined>> {
  const amounts = refundTransactions(refund).map((transaction) => money(transaction.amount, asText(transaction.currency)));
  const exact = amounts.every((amount) => amount !== undefined);
  return {
    refundId: asText(refund.id),
    amount: exact ? amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0) : undefined,
    currency: firstOf(refundTransactions(refund).map((transaction) => asText(transaction.currency))),
    reason: asText(refund.note),
    lineIds: asList(refund.refund_line_items).flatMap((line) => asText(at(line, 'line_item_id')) ?? []),
  };
}

function shipmentFields(fulfillment: JsonRecord): Readonly<Record<string, Json | undefined>> {
  const lines = asList(fulfillment.line_items);
  return {
    carrier: asText(fulfillment.tracking_company),
    trackingNo: asText(fulfillment.tracking_number),
    lineIds: lines.length > 0 ? lines.flatMap((line) => asText(at(line, 'id')) ?? []) : undefined,
  };
}

function orderFields(order: JsonRecord): JsonRecord {
  const currency = asText(order.currency);
  const paid = order.financial_status === 'paid';
  return known({
    orderNo: asText(order.name) ?? asText(order.id),
    shop: asText(order.shop_domain),
    channelStatus: asText(order.financial_status),
    amount: money(order.current_total_price, currency) ?? money(order.total_price, currency),
    paidAmount: paidAmount(order, currency),
    freight: money(at(order, 'total_shipping_price_set.shop_money.amount'), currency),
    discount: money(order.total_discounts, currency),
    currency,
    payMethod: asText(asList(order.payment_gateway_names)[0]),
    createdAt: fromIso(order.created_at),
    paidAt: paid ? fromIso(order.processed_at) : undefined,
    remark: asText(order.note),
    ...buyerFields(order),
    ...addressFields(asRecord(order.shipping_address) ?? {}),
    lines: asList(order.line_items).map((line) => lineFields(asRecord(line) ?? {}, currency)),
  });
}

function paidAmount(order: JsonRecord, currency: string | undefined): number | undefined {
  const total = money(order.total_price, currency);
  const open = money(order.total_outstanding, currency);
  return total === undefined || open === undefined ? undefined : total - open;
}

function buyerFields(order: JsonRecord): Readonly<Record<string, Json | undefined>> {
  return { buyer: personName(asRecord(order.customer) ?? {}) ?? asText(order.email), buyerId: asText(at(order, 'customer.id')) };
}

function addressFields(address: JsonRecord): Readonly<Record<string, Json | undefined>> {
  return {
    receiver: asText(address.name) ?? personName(address),
    phone: asText(address.phone),
    province: asText(address.province),
    city: asText(address.city),
    address: asText([address.address1, address.address2].flatMap((line) => asText(line) ?? []).join(' ')),
  };
}

/** What the line comes to: its discounts are listed on it. */
function lineAmount(line: JsonRecord, currency: string | undefined) {
  const price = money(line.price, currency);
  const quantity = asInteger(line.quantity);
  const parts = asList(line.discount_allocations).map((part) => money(at(part, 'amount'), currency));
  if (price === undefined || quantity === undefined || parts.includes(undefined)) return {};
  const discount = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return { amount: price * quantity - discount, discount: discount > 0 ? { shop: discount, platform: 0, talent: 0 } : undefined };
}

function lineFields(line: JsonRecord, currency: string | undefined): JsonRecord {
  return known({
    id: asText(line.id),
    sku: asText(line.sku),
    name: asText(line.name) ?? asText(line.title),
    quantity: typeof line.quantity === 'number' ? line.quantity : undefined,
    price: money(line.price, currency),
    ...lineAmount(line, currency),
    // What applications note on a line, such as the bundle it came with.
    properties: asList(line.properties).length > 0 ? line.properties : undefined,
  });
}

function personName(person: JsonRecord): string | undefined {
  return asText([person.first_name, person.last_name].flatMap((part) => asText(part) ?? []).join(' '));
}

function money(value: Json | undefined, currency: string | undefined): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? toMinorUnits(value, minorDigits(currency ?? '')) : undefined;
}
