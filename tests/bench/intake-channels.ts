// Five channels that speak each its own way of the same orders, and the mapping of each.
import { createHmac } from 'node:crypto';
import type { Json } from '@orderloom/shared/base';
import type { FieldType } from '@orderloom/shared/document';
import { emptyMapping, type MappedField, type MappingDocument, type MappingStep } from '@orderloom/shared/mapping';
import { douyinHeaders, douyinSecrets } from '../support/sign-douyin.ts';
import { secret, signedHeaders } from '../support/signature.ts';

export interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface BenchChannel {
  readonly id: string;
  readonly type: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly mapping: MappingDocument;
  /** Messages that travel in one post. */
  readonly batch: number;
  post(first: number, count: number): Omit<Post, 'path'>;
}

const text: FieldType = { type: 'text' };
const step = (type: string, params: Record<string, Json> = {}): MappingStep => ({ type, params });

interface Names {
  readonly root: readonly string[];
  readonly orderNo: string;
  readonly amount: string;
  readonly unit: 'yuan' | 'fen';
  readonly receiver: string;
  readonly phone: string;
  readonly address: string;
  readonly remark: string;
  readonly created: string;
  readonly time: MappingStep;
  readonly lines: string;
  readonly line: Readonly<Record<string, string>>;
}

/** Twelve fields, each through what a person would ask of it. */
function mappingOf(names: Names, topic: string): MappingDocument {
  const field = (key: string, from: string, steps: MappingStep[], type: FieldType = text): MappedField => ({
    in: 'order',
    key,
    type,
    source: { from: 'path', path: [...names.root, from] },
    steps,
    required: key === 'orderNo' || key === 'amount',
    topics: [],
  });
  const money = [step('money', { unit: names.unit })];
  const part = (name: string) => [step('trim'), step('address', { part: name })];
  return {
    ...emptyMapping,
    fields: [
      field('orderNo', names.orderNo, [step('order-number')]),
      field('amount', names.amount, money, { type: 'money' }),
      field('paidAmount', names.amount, money, { type: 'money' }),
      field('receiver', names.receiver, [step('trim'), step('remove-emoji')]),
      field('phone', names.phone, [step('phone')]),
      field('province', names.address, part('province')),
      field('city', names.address, part('city')),
      field('district', names.address, part('district')),
      field('address', names.address, part('detail')),
      field('remark', names.remark, [step('extract', { pattern: '\\p{Han}{2,20}', otherwise: 'empty' })]),
      field('createdAt', names.created, [names.time], { type: 'instant' }),
      field('lines', names.lines, [step('order-lines', { ...names.line, unit: names.unit })], { type: 'json' }),
    ],
    events: { [topic]: 'order.created' },
  };
}

const address = (n: number) => `浙江省杭州市西湖区文三路 ${n % 900} 号`;
const yuan = (n: number) => `${100 + (n % 400)}.${String(n % 100).padStart(2, '0')}`;
const instant = (n: number) => new Date(1_793_664_000_000 + n * 1000).toISOString();
const hmac = (key: string, body: string) => createHmac('sha256', key).update(body).digest('base64');

const western = { lines: 'line_items', line: { id: 'id', sku: 'sku', name: 'name', quantity: 'quantity', price: 'price' } };
const posted = (n: number) => ({ line_items: [{ id: n, sku: `SKU-${n % 50}`, name: 'Lamp', quantity: 1 + (n % 3), price: yuan(n) }] });

const douyin: BenchChannel = {
  id: 'bench-douyin',
  type: 'douyin',
  secrets: douyinSecrets,
  batch: 20,
  mapping: mappingOf(
    {
      root: ['data'],
      orderNo: 'p_id',
      amount: 'pay_amount',
      unit: 'fen',
      receiver: 'post_receiver',
      phone: 'post_tel',
      address: 'full_addr',
      remark: 'buyer_words',
      created: 'create_time',
      time: step('time'),
      lines: 'sku_order_list',
      line: { id: 'order_id', sku: 'code', name: 'product_name', quantity: 'item_num', amount: 'pay_amount' },
    },
    '100',
  ),
  post(first, count) {
    const messages = Array.from({ length: count }, (_, at) => {
      const n = first + at;
      const line = { order_id: `L${n}`, code: `SKU-${n % 50}`, product_name: '台灯', item_num: 1, pay_amount: 10_000 + n };
      const order = { post_receiver: ' 王女士 ', post_tel: '+86 138-0000-0000', full_addr: address(n), buyer_words: '#请晚上送' };
      const data = { p_id: `DY${n}`, pay_amount: 10_000 + n, create_time: 1_793_664_000 + n, ...order, sku_order_list: [line] };
      return { tag: '100', msg_id: `dy-${n}`, data: JSON.stringify(data) };
    });
    const body = JSON.stringify(messages);
    return { body, headers: douyinHeaders(body) };
  },
};

const shopify: BenchChannel = {
  id: 'bench-shopify',
  type: 'shopify',
  secrets: { clientSecret: 'bench-secret' },
  batch: 1,
  mapping: mappingOf(
    {
      root: [],
      orderNo: 'name',
      amount: 'total_price',
      unit: 'yuan',
      receiver: 'contact',
      phone: 'phone',
      address: 'ship_to',
      remark: 'note',
      created: 'created_at',
      time: step('date'),
      ...western,
    },
    'orders/create',
  ),
  post(n) {
    const order = { contact: 'Wang 🎉', phone: '+86 138 0000 0000', ship_to: address(n), note: 'ring: 请晚上送' };
    const money = { total_price: yuan(n), currency: 'CNY', financial_status: 'paid' };
    const body = JSON.stringify({ id: 5_000_000_000 + n, name: `#SH${n}`, created_at: instant(n), ...money, ...order, ...posted(n) });
    const shop = { 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': 'bench.myshopify.com', 'x-shopify-webhook-id': `sh-${n}` };
    return { body, headers: { ...shop, 'content-type': 'application/json', 'x-shopify-hmac-sha256': hmac('bench-secret', body) } };
  },
};

const woocommerce: BenchChannel = {
  id: 'bench-woocommerce',
  type: 'woocommerce',
  secrets: { secret: 'bench-secret' },
  batch: 1,
  mapping: mappingOf(
    {
      root: [],
      orderNo: 'number',
      amount: 'total',
      unit: 'yuan',
      receiver: 'contact',
      phone: 'phone',
      address: 'ship_to',
      remark: 'customer_note',
      created: 'date_created_gmt',
      time: step('date', { zone: 'UTC' }),
      ...western,
    },
    'order.created',
  ),
  post(n) {
    const order = { contact: 'Wang 🎉', phone: '13800000000', ship_to: address(n), customer_note: '请晚上送' };
    const times = { date_created_gmt: instant(n).slice(0, 19), date_modified_gmt: instant(n).slice(0, 19) };
    const body = JSON.stringify({
      id: n,
      number: `WC${n}`,
      status: 'processing',
      currency: 'CNY',
      total: yuan(n),
      ...times,
      ...order,
      ...posted(n),
    });
    const topic = { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-delivery-id': `wc-${n}` };
    return { body, headers: { ...topic, 'content-type': 'application/json', 'x-wc-webhook-signature': hmac('bench-secret', body) } };
  },
};

/** A shop of one's own: any names, signed by the standard. */
function own(
  id: string,
  topic: string,
  keys: Readonly<Record<'no' | 'sum' | 'who' | 'tel' | 'at' | 'note' | 'when' | 'goods', string>>,
): BenchChannel {
  return {
    id,
    type: 'standard-webhooks',
    secrets: { secret },
    batch: 1,
    mapping: mappingOf(
      {
        root: ['data'],
        orderNo: keys.no,
        amount: keys.sum,
        unit: 'yuan',
        receiver: keys.who,
        phone: keys.tel,
        address: keys.at,
        remark: keys.note,
        created: keys.when,
        time: step('date'),
        lines: keys.goods,
        line: { sku: 'bm', quantity: 'sl', price: 'dj' },
      },
      topic,
    ),
    post(n) {
      const data = {
        [keys.no]: `# ${id}-${n}`,
        [keys.sum]: `¥${yuan(n)}元`,
        [keys.who]: '　王女士🎉',
        [keys.tel]: '138-0000-0000 转 12',
        [keys.at]: address(n),
        [keys.note]: '@请晚上送@',
        [keys.when]: '2026年11月3日 8:05',
        [keys.goods]: [{ bm: `SKU-${n % 50}`, sl: 1, dj: yuan(n) }],
      };
      const body = JSON.stringify({ type: topic, timestamp: instant(n), data });
      return { body, headers: signedHeaders(`${id}-${n}`, body) };
    },
  };
}

const pinyin = { no: 'ddh', sum: 'zje', who: 'shr', tel: 'sjh', at: 'shdz', note: 'bz', when: 'xdsj', goods: 'sp' };
const chinese = {
  no: '订单编号',
  sum: '总金额',
  who: '收货人',
  tel: '手机',
  at: '收货地址',
  note: '备注',
  when: '下单时间',
  goods: '商品',
};

export const benchChannels: readonly BenchChannel[] = [
  douyin,
  shopify,
  woocommerce,
  own('bench-pinyin', 'dingdan.new', pinyin),
  own('bench-chinese', '新订单', chinese),
];
