import { z } from 'zod';
import { Bundle } from './bundle.ts';

/** One row of a table of bundles: a component, with the bundle it is in. */
export const BundleRow = z.strictObject({
  code: z.string(),
  name: z.string().default(''),
  sku: z.string(),
  quantity: z.number(),
  share: z.number().default(0),
});
export type BundleRow = z.infer<typeof BundleRow>;

/** A bundle that could not be made of its rows; `row` is the first of them, counted from 1. */
export interface RefusedBundle {
  readonly code: string;
  readonly row: number;
}

/** The bundles of a table's rows; rows of one SKU in a bundle are added up. */
export function bundlesIn(rows: readonly BundleRow[]): { readonly bundles: readonly Bundle[]; readonly refused: readonly RefusedBundle[] } {
  const groups = new Map<string, { readonly row: number; readonly rows: BundleRow[] }>();
  for (const [index, row] of rows.entries()) {
    const code = row.code.trim();
    const group = groups.get(code) ?? { row: index + 1, rows: [] };
    group.rows.push(row);
    groups.set(code, group);
  }
  const bundles: Bundle[] = [];
  const refused: RefusedBundle[] = [];
  for (const [code, group] of groups) {
    const bundle = Bundle.safeParse({
      code,
      name: group.rows.find(({ name }) => name.trim() !== '')?.name ?? '',
      components: added(group.rows),
    });
    if (bundle.success) bundles.push(bundle.data);
    else refused.push({ code, row: group.row });
  }
  return { bundles, refused };
}

function added(rows: readonly BundleRow[]) {
  const components = new Map<string, { sku: string; quantity: number; share: number }>();
  for (const { sku: given, quantity, share } of rows) {
    const sku = given.trim();
    const known = components.get(sku) ?? { sku, quantity: 0, share: 0 };
    components.set(sku, { sku, quantity: known.quantity + quantity, share: known.share + share });
  }
  return [...components.values()];
}
