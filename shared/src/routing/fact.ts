import { z } from 'zod';
import { Json } from '../base/json.ts';
import type { Text } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';

export const factKinds = ['warehouse', 'carrier', 'customer'] as const;
export const FactKind = z.enum(factKinds);
export type FactKind = z.infer<typeof FactKind>;

/** One thing that can be known of a warehouse, a carrier or a customer. */
export interface Measure {
  readonly label: Text;
  readonly type: FieldType;
  /** Older than this many milliseconds it is stale, unless a table says otherwise; null: it does not age. */
  readonly maxAge: number | null;
  readonly unit?: string;
}

const hour = 3_600_000;
const text = { type: 'text' } as const;
const texts = { type: 'list', of: text } as const;
const decimal = { type: 'decimal' } as const;

/** What is told of each kind: imported, or pushed by other systems. */
export const measures: Readonly<Record<FactKind, Readonly<Record<string, Measure>>>> = {
  warehouse: {
    stock: { label: { zh: '库存率', en: 'stock level' }, type: decimal, maxAge: 4 * hour, unit: '%' },
    region: { label: { zh: '区域', en: 'region' }, type: text, maxAge: null },
    province: { label: { zh: '所在省', en: 'province' }, type: text, maxAge: null },
    cover: { label: { zh: '覆盖省份', en: 'covered provinces' }, type: texts, maxAge: null },
    cutOff: { label: { zh: '截单时间', en: 'cut-off' }, type: text, maxAge: null },
    capacity: { label: { zh: '日处理能力', en: 'capacity a day' }, type: { type: 'integer' }, maxAge: 7 * 24 * hour },
  },
  carrier: {
    pickup: { label: { zh: '当日揽收率', en: 'same-day pick-up rate' }, type: decimal, maxAge: 24 * hour, unit: '%' },
    price: { label: { zh: '每单运费', en: 'price of an order' }, type: { type: 'money' }, maxAge: 30 * 24 * hour },
    promise: { label: { zh: '承诺时效', en: 'time promise' }, type: decimal, maxAge: 30 * 24 * hour, unit: 'h' },
    area: { label: { zh: '服务省份', en: 'served provinces' }, type: texts, maxAge: null },
    product: { label: { zh: '产品', en: 'product' }, type: text, maxAge: null },
  },
  customer: {
    level: { label: { zh: '客户等级', en: 'customer level' }, type: text, maxAge: null },
  },
};

const code = z.string().trim().min(1).max(80);

/** One told value, and when it was true. */
export const FactValue = z.strictObject({ value: Json, at: z.int() });
export type FactValue = z.infer<typeof FactValue>;

/** All that is known of one warehouse, carrier or customer; each value has its own age. */
export const Fact = z.strictObject({
  kind: FactKind,
  code,
  name: z.string().max(200),
  values: z.record(z.string(), FactValue),
});
export type Fact = z.infer<typeof Fact>;

/** The value as the measure wants it; undefined where it is none. Percent signs, thousands separators and lists in one cell are understood. */
export function readMeasure({ type }: Measure, given: Json): Json | undefined {
  if (type.type === 'list') return listIn(given);
  if (type.type === 'text') return typeof given === 'string' || typeof given === 'number' ? String(given).trim() : undefined;
  const number = typeof given === 'string' ? Number(given.replace(/[%,，％\s]/g, '') || Number.NaN) : given;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) return undefined;
  return type.type === 'decimal' || Number.isSafeInteger(number) ? number : undefined;
}

function listIn(given: Json): Json | undefined {
  if (Array.isArray(given)) return given.every((one) => typeof one === 'string') ? given : undefined;
  if (typeof given !== 'string') return undefined;
  return given
    .split(/[,，、;；|\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
