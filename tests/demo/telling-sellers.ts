import { randomBytes } from 'node:crypto';
import { signers } from '../support/sign-channel.ts';
import type { PlannedOrder, Stage } from './day.ts';
import { type Post, type Seller, yuan } from './seller.ts';

/** The shops that tell everything themselves, at one address each. */
export function tellingSellers(): readonly Seller[] {
  return [shopify(), woocommerce(), standardWebhooks()];
}

const nobody = async () => {};

function signed(channel: string, secrets: Readonly<Record<string, string>>, text: string, headers: Readonly<Record<string, string>>): Post {
  const sign = signers[channel];
  if (!sign) throw new Error(`nobody knows how ${channel} signs`);
  const at = Math.floor(Date.now() / 1000);
  const made = sign({
    text,
    secrets,
    headers: { 'content-type': 'application/json', ...headers },
    query: {},
    form: {},
    at,
    spoil: (digest) => digest,
  });
  return { body: made.raw, headers: made.headers };
}

function shopify(): Seller {
  const secrets = { clientSecret: randomBytes(16).toString('hex') };
  const topics: Readonly<Record<Stage, string>> = {
    created: 'orders/create',
    paid: 'orders/paid',
    shipped: 'orders/fulfilled',
    completed: 'fulfillments/update',
    cancelled: 'orders/cancelled',
    refunded: 'refunds/create',
  };
  const numberOf = ({ n }: PlannedOrder) => String(5_551_000_000_000 + n);
  const created = new Map<number, string>();
  let messages = 0;
  return {
    type: 'shopify',
    secrets,
    settings: {},
    numberOf,
    advance(order, stage) {
      const now = new Date().toISOString();
      if (stage === 'created') created.set(order.n, now);
      messages += 1;
      const id = Number(numberOf(order));
      const body = shopifyBody(id, order, stage, { now, created: created.get(order.n) ?? now });
      const headers = {
        'x-shopify-topic': topics[stage],
        'x-shopify-shop-domain': 'day.myshopify.com',
        'x-shopify-webhook-id': `day-${messages}`,
        'x-shopify-triggered-at': now,
      };
      return { type: 'post', post: signed('shopify', secrets, JSON.stringify(body), headers) };
    },
    close: nobody,
  };
}

function shopifyBody(id: number, order: PlannedOrder, stage: Stage, { now, created }: { readonly now: string; readonly created: string }) {
  const price = yuan(order.amount);
  if (stage === 'refunded') {
    const transactions = [{ id: order.n, kind: 'refund', status: 'success', amount: price, currency: 'CNY' }];
    return { id: 880_000_000 + order.n, order_id: id, created_at: now, processed_at: now, transactions, refund_line_items: [] };
  }
  if (stage === 'completed') {
    return {
      id: 990_000_000 + order.n,
      order_id: id,
      status: 'success',
      shipment_status: 'delivered',
      created_at: created,
      updated_at: now,
    };
  }
  return {
    id,
    name: `#${order.n}`,
    currency: 'CNY',
    created_at: created,
    updated_at: now,
    cancelled_at: stage === 'cancelled' ? now : null,
    total_price: price,
    current_total_price: price,
    financial_status: stage === 'created' || stage === 'cancelled' ? 'pending' : 'paid',
    fulfillment_status: stage === 'shipped' ? 'fulfilled' : null,
    line_items: [{ id: order.n, sku: 'LAMP-1', title: 'Lamp', quantity: 1, price }],
  };
}

interface WooTimes {
  readonly created: number;
  readonly modified: number;
  readonly paid: number | undefined;
}

const wooStatuses: Readonly<Record<Stage, string>> = {
  created: 'pending',
  paid: 'processing',
  shipped: 'processing',
  completed: 'completed',
  cancelled: 'cancelled',
  refunded: 'refunded',
};

/** The shop counts in seconds: two changes of an order never fall into the same one. */
function wooChange(earlier: WooTimes | undefined, stage: Stage): WooTimes {
  const now = Date.now();
  const modified = Math.max(now, (earlier?.modified ?? 0) + 1000);
  const paid = stage === 'created' || stage === 'cancelled' ? undefined : (earlier?.paid ?? modified);
  return { created: earlier?.created ?? now, modified, paid };
}

const gmt = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().slice(0, 19));

function wooBody({ n, amount }: PlannedOrder, stage: Stage, { created, modified, paid }: WooTimes) {
  const total = yuan(amount);
  const line = { id: n, sku: 'KET-1', name: 'Kettle', quantity: 1, price: Number(total), subtotal: total, total, total_tax: '0.00' };
  return {
    id: n,
    number: String(n),
    status: wooStatuses[stage],
    currency: 'CNY',
    date_created_gmt: gmt(created),
    date_modified_gmt: gmt(modified),
    date_paid_gmt: gmt(paid),
    date_completed_gmt: stage === 'completed' ? gmt(modified) : null,
    total,
    shipping_total: '0.00',
    discount_total: '0.00',
    total_tax: '0.00',
    line_items: [line],
    refunds: stage === 'refunded' ? [{ id: n, reason: '', total: `-${total}` }] : [],
  };
}

function woocommerce(): Seller {
  const secrets = { secret: randomBytes(16).toString('hex') };
  const known = new Map<number, WooTimes>();
  return {
    type: 'woocommerce',
    secrets,
    settings: {},
    // It has no word for what is on its way.
    ends: { shipped: 'paid' },
    numberOf: ({ n }) => String(n),
    advance(order, stage) {
      const changed = wooChange(known.get(order.n), stage);
      known.set(order.n, changed);
      const body = wooBody(order, stage, changed);
      const headers = { 'x-wc-webhook-topic': stage === 'created' ? 'order.created' : 'order.updated', 'x-wc-webhook-resource': 'order' };
      return { type: 'post', post: signed('woocommerce', secrets, JSON.stringify(body), headers) };
    },
    close: nobody,
  };
}

function standardWebhooks(): Seller {
  const secrets = { secret: `whsec_${randomBytes(24).toString('base64')}` };
  const types: Readonly<Record<Stage, string>> = {
    created: 'order.created',
    paid: 'order.paid',
    shipped: 'order.shipped',
    completed: 'order.completed',
    cancelled: 'order.cancelled',
    refunded: 'refund.succeeded',
  };
  let messages = 0;
  const numberOf = ({ n }: PlannedOrder) => `DAY-${n}`;
  return {
    type: 'standard-webhooks',
    secrets,
    settings: {},
    numberOf,
    advance(order, stage) {
      messages += 1;
      const data = { order_id: numberOf(order), amount: order.amount };
      const text = JSON.stringify({ type: types[stage], timestamp: new Date().toISOString(), data });
      return { type: 'post', post: signed('standard-webhooks', secrets, text, { 'webhook-id': `day-${messages}` }) };
    },
    close: nobody,
  };
}
