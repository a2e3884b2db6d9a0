import { z } from 'zod';
import { Json } from '../base/json.ts';
import type { Field } from '../document/field.ts';

const text = { type: 'text' } as const;
const levels = [
  ['diamond', '钻石', 'Diamond'],
  ['gold', '金牌', 'Gold'],
  ['silver', '银牌', 'Silver'],
  ['normal', '普通', 'Normal'],
] as const;

const words = new Map<string, string>(
  levels.flatMap(([value, zh, en]) =>
    [zh, zh.slice(0, 1), `${zh}会员`, `${zh}客户`, en.toLowerCase(), value].map((word) => [word, value] as const),
  ),
);

/** Levels are written in many ways and mean one; what is not known stays as it is. */
export function customerLevel(given: Json | undefined): Json {
  if (typeof given !== 'string') return null;
  return words.get(given.trim().toLowerCase()) ?? given.trim();
}

function field(zh: string, en: string, type: Field['type']): Field {
  return { label: { zh, en }, type, default: null };
}

/** What rules can ask of an order. Everything but the last two lines is a field of the order of the same name. */
export const orderRoutingFields: Readonly<Record<string, Field>> = {
  amount: field('订单金额', 'Order amount', { type: 'money' }),
  customerLevel: field('客户等级', 'Customer level', {
    type: 'enum',
    options: levels.map(([value, zh, en]) => ({ value, label: { zh, en } })),
  }),
  province: field('收货省', 'Province', text),
  city: field('收货市', 'City', text),
  channel: field('渠道', 'Channel', text),
  shop: field('店铺', 'Shop', text),
  paidAt: field('支付时间', 'Paid at', { type: 'instant' }),
  createdAt: field('下单时间', 'Ordered at', { type: 'instant' }),
  buyerId: field('买家编号', 'Buyer id', text),
  buyerNote: field('买家留言', 'Buyer note', text),
  sellerNote: field('卖家备注', 'Seller note', text),
  tags: field('标签', 'Tags', { type: 'list', of: text }),
  pieces: field('商品件数', 'Pieces', { type: 'integer' }),
  skus: field('商品编码', 'SKUs', { type: 'list', of: text }),
};

/** What routing needs to know of an order: its fields that rules read, and what it takes from the shelf. */
export const RouteOrder = z.strictObject({
  /** The order number. */
  number: z.string(),
  /** Whose it is, for caps and hold-outs; the buyer, else the order number. */
  customer: z.string(),
  fields: z.record(z.string(), Json),
  demand: z.array(z.strictObject({ sku: z.string(), quantity: z.number() })),
});
export type RouteOrder = z.infer<typeof RouteOrder>;
