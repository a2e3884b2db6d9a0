import { z } from 'zod';
import { Bundle, BundleComponent } from '../order/bundle.ts';
import { BundleRow } from '../order/bundle-rows.ts';
import { LegRules } from '../order/legs/index.ts';
import { PageQuery } from './common.ts';

const Code = z.string().trim().min(1).max(200);

export const BundleQuery = PageQuery.extend({ text: z.string().optional() });

export const BundleSummary = Bundle.extend({
  components: z.array(BundleComponent.extend({ share: z.int() })),
  /** How many can be made of what may be promised; each of one warehouse's goods. */
  sellable: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type BundleSummary = z.infer<typeof BundleSummary>;

/** Replaces what the bundle held before; a SKU stands once. */
export const SaveBundle = z.strictObject({
  name: Bundle.shape.name,
  components: Bundle.shape.components.refine((components) => new Set(components.map(({ sku }) => sku)).size === components.length, {
    message: 'a SKU stands in the bundle twice',
  }),
});

const mostRows = 20_000;

export const ImportBundles = z.strictObject({ rows: z.array(BundleRow).min(1).max(mostRows) });
/** Bundles whose rows are faulty are left out; the others are saved. */
export const ImportedBundles = z.object({ saved: z.int(), refused: z.array(z.object({ code: z.string(), row: z.int() })) });

export const StockQuery = PageQuery.extend({
  text: z.string().optional(),
  warehouse: z.string().optional(),
  /** `oversold`: more is promised or asked for than is there; `empty`: nothing may be promised. */
  only: z.enum(['oversold', 'empty']).optional(),
});

export const StockSummary = z.object({
  sku: z.string(),
  warehouse: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  safety: z.int(),
  /** What may still be promised; below zero more was promised than is there. */
  available: z.int(),
  /** What orders ask for in vain, of the SKU in any warehouse. */
  missing: z.int(),
  changedAt: z.iso.datetime(),
});
export type StockSummary = z.infer<typeof StockSummary>;

const pieces = z.int().min(-100_000_000).max(100_000_000);

/** What was counted; what is reserved stays, and so does the safety stock where it is left out. */
export const CountStock = z.strictObject({
  rows: z
    .array(z.strictObject({ sku: Code, warehouse: Code, onHand: pieces, safety: pieces.min(0).optional() }))
    .min(1)
    .max(mostRows),
});
export const CountedStock = z.object({ saved: z.int() });

export const StockPlace = z.strictObject({ sku: Code, warehouse: Code });

export const HoldQuery = z.object({ order: z.string().optional(), sku: z.string().optional() });

export const StockHold = z.object({
  order: z.string(),
  /** The order's number. */
  externalId: z.string(),
  leg: z.string(),
  sku: z.string(),
  /** Empty where it is missing. */
  warehouse: z.string(),
  held: z.int(),
  missing: z.int(),
  at: z.iso.datetime(),
});
export type StockHold = z.infer<typeof StockHold>;

export const Warehouse = z.object({ id: z.string() });

/** By which leg lines go: the first rule that holds decides. */
export const SavedLegRules = LegRules.extend({ changedAt: z.iso.datetime().nullable(), changedBy: z.string().nullable() });
export type SavedLegRules = z.infer<typeof SavedLegRules>;

export const MergeCandidate = z.object({
  id: z.string(),
  externalId: z.string(),
  channel: z.string(),
  /** Fen. */
  amount: z.int().nullable(),
  createdAt: z.iso.datetime(),
});

/** Orders of one buyer to one address. */
export const MergeSuggestion = z.object({ group: z.string(), orders: z.array(MergeCandidate) });
export type MergeSuggestion = z.infer<typeof MergeSuggestion>;

/** `into` is one of the orders: the one the others go with. */
export const MergeOrders = z.strictObject({ orders: z.array(z.string()).min(2).max(20), into: z.string() });

export const Merge = z.object({
  id: z.string(),
  into: z.string(),
  orders: z.array(MergeCandidate.pick({ id: true, externalId: true })),
  at: z.iso.datetime(),
  by: z.string(),
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
});
export type Merge = z.infer<typeof Merge>;
