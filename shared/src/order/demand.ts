import type { Json } from '../base/json.ts';
import { compareText } from './divide-amount.ts';
import { normaliseLines } from './normalise-lines.ts';
import type { OrderLine } from './order-line.ts';

/** So many of a SKU. */
export interface SkuQuantity {
  readonly sku: string;
  readonly quantity: number;
}

/** What lines take from the shelf, one entry a SKU, in the order of the SKUs: bundles by their contents, two lines of one SKU together. */
export function demandOf(lines: readonly OrderLine[]): readonly SkuQuantity[] {
  const wanted = new Map<string, number>();
  for (const line of lines) {
    for (const { sku, quantity } of line.components ?? [line]) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  }
  return [...wanted]
    .filter(([, quantity]) => quantity > 0)
    .map(([sku, quantity]) => ({ sku, quantity }))
    .toSorted((a, b) => compareText(a.sku, b.sku));
}

/** Which lines of an order are meant; what is absent does not narrow. */
export interface LineChoice {
  readonly leg?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** The lines of a field's value that are meant, without those that were refunded whole. */
export function chosenLines(lines: Json, { leg, ids }: LineChoice): readonly OrderLine[] {
  return (normaliseLines(lines) ?? []).filter(
    (line) => (leg === undefined || line.leg === leg) && (ids === undefined || ids.includes(line.id)),
  );
}
