import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { divideAmount } from './divide-amount.ts';
import type { LegOf } from './legs/index.ts';
import { linesField, normaliseLines } from './normalise-lines.ts';
import type { LineComponent, OrderLine } from './order-line.ts';

type Values = Readonly<Record<string, Json>>;

const Code = z.string().trim().min(1).max(200);

/** What a bundle holds of one SKU, and which share of its price that stands for. */
export const BundleComponent = z.strictObject({
  sku: Code,
  quantity: z.int().min(1).max(100_000),
  /** Its contribution, as a weight; where none has one, pieces count alike. */
  share: z.int().min(0).max(1_000_000_000).default(0),
});
export type BundleComponent = z.infer<typeof BundleComponent>;

/** A bill of materials: what is sold as one and taken from the shelf as several. */
export const Bundle = z.strictObject({
  code: Code,
  name: z.string().trim().max(200).default(''),
  components: z.array(BundleComponent).min(1).max(100),
});
export type Bundle = z.infer<typeof Bundle>;

/** What is known of goods: bundles by code, and whether a SKU is kept at all. */
export interface GoodsCatalogue {
  bundle(code: string): Pick<Bundle, 'components'> | undefined;
  /** True for every code while nothing is kept: then nothing can be told to be unknown. */
  knows(sku: string): boolean;
  /** By which leg a line of an order goes; undefined while nobody has said. */
  readonly legOf?: LegOf | undefined;
}

/** Lines with the contents of bundles in them, and with what nobody knows marked. Doing it again gives the same. */
export function expandLines(lines: readonly OrderLine[], goods: GoodsCatalogue): readonly OrderLine[] {
  return lines.map((line) => expandLine(line, goods));
}

/** An order's data or an event's payload with its lines as every part reads them, bundles by their contents; the rest as it is. */
export function withGoods(values: Values, goods: () => GoodsCatalogue): Values {
  const given = values[linesField];
  const lines = given === undefined ? undefined : normaliseLines(given);
  if (!lines) return values;
  const known = goods();
  const expanded = expandLines(lines, known);
  return { ...values, [linesField]: (known.legOf ? withLegs(expanded, known.legOf, values) : expanded) as unknown as Json };
}

/** A gift goes with what it was given for. */
function withLegs(lines: readonly OrderLine[], legOf: LegOf, order: Values): readonly OrderLine[] {
  const legs = new Map(lines.map((line) => [line.id, line.leg ?? legOf(line, order)]));
  return lines.map((line) => ({ ...line, leg: (line.giftOf && legs.get(line.giftOf)) || legs.get(line.id) })) as readonly OrderLine[];
}

function expandLine(given: OrderLine, goods: GoodsCatalogue): OrderLine {
  const { unknown: _, ...line } = ourCode(given, goods);
  const bundle = goods.bundle(line.sku);
  if (bundle) return { ...line, components: componentsOf(line, bundle.components) } as OrderLine;
  return (line.components || goods.knows(line.sku) ? line : { ...line, unknown: true }) as OrderLine;
}

/** Where the channel's own number stands for the SKU, the merchant's code says which it is. */
function ourCode(line: OrderLine, goods: GoodsCatalogue): OrderLine {
  const { sku, outerCode } = line;
  if (outerCode === undefined || outerCode === sku || goods.bundle(sku) || goods.knows(sku)) return line;
  return goods.bundle(outerCode) || goods.knows(outerCode) ? { ...line, sku: outerCode } : line;
}

/** The money of the line by contribution, to the fen. */
function componentsOf(line: Pick<OrderLine, 'quantity' | 'amount'>, components: readonly BundleComponent[]): readonly LineComponent[] {
  const kept = line.quantity > 0 ? components : [];
  const shared = kept.some((component) => component.share > 0);
  const amounts = divideAmount(
    line.amount,
    kept.map(({ sku, quantity, share }) => ({ key: sku, weight: shared ? share : quantity })),
  );
  return kept.map(({ sku, quantity }, index) => ({ sku, quantity: quantity * line.quantity, amount: amounts[index] ?? 0 }));
}

/** How many of a bundle can be made of what is there: the least that any component allows. */
export function makeable(components: readonly Pick<BundleComponent, 'sku' | 'quantity'>[], available: (sku: string) => number): number {
  return components.reduce(
    (least, { sku, quantity }) => Math.min(least, Math.max(0, Math.floor(available(sku) / quantity))),
    Number.MAX_SAFE_INTEGER,
  );
}
