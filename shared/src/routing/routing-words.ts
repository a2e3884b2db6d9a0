import type { Json } from '../base/json.ts';
import { blankDocument } from '../document/blank-document.ts';
import type { Field } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { type Fact, type FactKind, measures } from './fact.ts';
import { distanceBetween, shortProvince } from './province-places.ts';
import { customerLevel, orderRoutingFields, type RouteOrder } from './route-order.ts';
import { type Reading, type RoutingFacts, toldOf } from './routing-facts.ts';

/** Where the value of a name in a condition comes from. */
export type WordSource =
  | { readonly type: 'order' }
  | { readonly type: 'fact'; readonly kind: FactKind; readonly code: string; readonly measure: string };

/** The names that conditions may use: a document's fields, so that everything made for flows works on them, and what each stands for. */
export interface RoutingWords {
  readonly document: FlowDocument;
  readonly sources: ReadonlyMap<string, WordSource>;
}

interface Computed {
  readonly label: { readonly zh: string; readonly en: string };
  readonly type: Field['type'];
  compute(fact: Fact, order: RouteOrder, facts: RoutingFacts): Json;
}

/** Computed for each order rather than told. */
const computed: Readonly<Record<string, Readonly<Record<string, Computed>>>> = {
  warehouse: {
    fill: {
      label: { zh: '本单有货率 %', en: 'share of this order in stock, %' },
      type: { type: 'decimal' },
      compute: (fact, order, facts) => fillOf(fact.code, order, facts),
    },
    free: {
      label: { zh: '今日剩余能力', en: 'capacity left today' },
      type: { type: 'integer' },
      compute(fact, _order, facts) {
        const capacity = toldOf(fact, 'capacity');
        return typeof capacity === 'number' ? capacity - facts.load(fact.code) : null;
      },
    },
    covers: {
      label: { zh: '覆盖收货省', en: 'covers the receiver' },
      type: { type: 'boolean' },
      compute: (fact, order) => reaches(fact, 'cover', order),
    },
    distance: {
      label: { zh: '距收货省（公里）', en: 'distance to the receiver, km' },
      type: { type: 'integer' },
      compute: (fact, order) => distanceBetween(String(toldOf(fact, 'province') ?? ''), String(order.fields.province ?? '')) ?? null,
    },
  },
  carrier: {
    serves: {
      label: { zh: '服务收货省', en: 'serves the receiver' },
      type: { type: 'boolean' },
      compute: (fact, order) => reaches(fact, 'area', order),
    },
  },
};

/** Whether the order's province is in a list of provinces; an empty list is everywhere. */
export function reaches(fact: Fact, measure: string, order: RouteOrder): boolean {
  const list = toldOf(fact, measure);
  if (!Array.isArray(list) || list.length === 0) return true;
  const province = shortProvince(String(order.fields.province ?? ''));
  return list.some((one) => typeof one === 'string' && shortProvince(one) === province);
}

/** Percent of the order's pieces that a warehouse can give; null where its stock is not kept here. */
export function fillOf(warehouse: string, { demand }: RouteOrder, facts: RoutingFacts): number | null {
  let wanted = 0;
  let there = 0;
  for (const { sku, quantity } of demand) {
    const available = facts.available(warehouse, sku);
    if (available === undefined) return null;
    wanted += quantity;
    there += Math.min(quantity, Math.max(0, available));
  }
  return wanted === 0 ? null : Math.round((there / wanted) * 1000) / 10;
}

/** A name for conditions out of a code: what is no letter or digit is spelled by its number, so that no two codes become one. */
export function wordOf(kind: FactKind, code: string, measure: string): string {
  const spelled = code.replace(/[^A-Za-z0-9]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
  return `${kind}_${spelled}_${measure}`;
}

/** The words for the warehouses and carriers there are. */
export function routingWords(facts: Pick<RoutingFacts, 'warehouses' | 'carriers'>): RoutingWords {
  const context: Record<string, Field> = { ...orderRoutingFields };
  const sources = new Map<string, WordSource>(Object.keys(context).map((key) => [key, { type: 'order' }]));
  for (const fact of [...facts.warehouses, ...facts.carriers]) {
    const { kind, code } = fact;
    for (const [measure, { label, type, unit }] of Object.entries({ ...measures[kind], ...computed[kind] } as Record<
      string,
      Computed & { unit?: string }
    >)) {
      const word = wordOf(kind, code, measure);
      const name = fact.name || code;
      const mark = unit === undefined ? '' : ` ${unit}`;
      context[word] = { label: { zh: `${name} ${label.zh}${mark}`, en: `${name} ${label.en}${mark}` }, type, default: null };
      sources.set(word, { type: 'fact', kind, code, measure });
    }
  }
  return { document: { ...blankDocument('routing', {}), context }, sources };
}

/** What a name stands for, for one order. */
export function readWord(word: string, source: WordSource | undefined, order: RouteOrder, facts: RoutingFacts): Reading {
  if (!source || source.type === 'order') return orderReading(word, order, facts);
  const list = source.kind === 'warehouse' ? facts.warehouses : facts.carriers;
  const fact = list.find(({ code }) => code === source.code);
  if (!fact) return { value: null, at: null };
  const made = computed[source.kind]?.[source.measure];
  if (made) return { value: made.compute(fact, order, facts), at: null };
  const told = fact.values[source.measure];
  return told ?? { value: null, at: null };
}

function orderReading(word: string, { fields, customer }: RouteOrder, facts: RoutingFacts): Reading {
  const value = fields[word] ?? null;
  if (word !== 'customerLevel' || value !== null) return { value, at: null };
  const told = facts.customer(customer)?.values.level;
  return told ? { value: customerLevel(told.value), at: told.at } : { value: null, at: null };
}
