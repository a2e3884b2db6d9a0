import type { Bundle, GoodsCatalogue, LegRules, SkuQuantity } from '@orderloom/shared/order';
import type { Page, PageRequest } from '../reading-types.ts';

export interface BundleRow extends Bundle {
  readonly changedAt: number;
  readonly changedBy: string;
}

export interface BundleStore {
  /** By code. */
  list(tenant: string, filter: PageRequest & { readonly text?: string | undefined }): Page<BundleRow>;
  get(tenant: string, code: string): BundleRow | undefined;
  /** Creates or replaces, all of them or none. A bundle in a bundle is refused. */
  save(tenant: string, bundles: readonly Bundle[], by: string): { readonly nested: readonly string[] };
  remove(tenant: string, code: string): boolean;
  /** What is known of goods, kept in memory between changes. */
  catalogue(tenant: string): GoodsCatalogue;
}

export interface StockPlace {
  readonly sku: string;
  readonly warehouse: string;
}

export interface StockRow extends StockPlace {
  readonly onHand: number;
  readonly reserved: number;
  readonly safety: number;
  /** What may still be promised; below zero more was promised than is there. */
  readonly available: number;
  /** What orders ask for in vain, of this SKU in any warehouse. */
  readonly missing: number;
  readonly changedAt: number;
}

/** `oversold`: more is promised or asked for than is there. `empty`: nothing may be promised. */
export type StockFilter = PageRequest & {
  readonly text?: string | undefined;
  readonly warehouse?: string | undefined;
  readonly only?: 'oversold' | 'empty' | undefined;
};

/** What is there, as counted; absent safety stays as it is. */
export interface StockCount extends StockPlace {
  readonly onHand: number;
  readonly safety?: number | undefined;
}

/** What an order holds, or asks for in vain. */
export interface StockHold {
  readonly order: string;
  readonly externalId: string;
  readonly leg: string;
  readonly sku: string;
  /** Empty where it is missing. */
  readonly warehouse: string;
  readonly held: number;
  readonly missing: number;
  readonly at: number;
}

export interface StockAct {
  readonly tenant: string;
  /** Makes it happen once. */
  readonly key: string;
  readonly order: string;
  readonly op: 'reserve' | 'release' | 'consume';
  readonly leg: string;
  readonly warehouse: string;
  readonly lines: readonly SkuQuantity[] | null;
}

/** What came of it. */
export type StockResult =
  | {
      readonly outcome: 'reserved' | 'short';
      readonly warehouse: string | null;
      readonly short: readonly { readonly sku: string; readonly missing: number }[];
      readonly unknown: readonly string[];
    }
  | { readonly outcome: 'released' | 'consumed'; readonly lines: readonly SkuQuantity[]; readonly unknown: readonly string[] };

/** One act that was done, for the history of an order's or a SKU's stock. */
export interface StockMove {
  readonly key: string;
  readonly order: string;
  readonly op: StockAct['op'];
  readonly leg: string;
  readonly result: StockResult;
  readonly at: number;
}

export interface StockStore {
  list(tenant: string, filter: StockFilter): Page<StockRow>;
  warehouses(tenant: string): readonly string[];
  /** May be promised, by SKU and warehouse. */
  availableOf(tenant: string, skus: readonly string[]): readonly (StockPlace & { readonly available: number })[];
  /** Writes what was counted, all of it or nothing; what is reserved stays. */
  count(tenant: string, counts: readonly StockCount[]): void;
  /** Only what nobody holds can go. */
  remove(tenant: string, place: StockPlace): 'removed' | 'missing' | 'held';
  holds(tenant: string, of: { readonly order?: string | undefined; readonly sku?: string | undefined }): readonly StockHold[];
  moves(tenant: string, order: string): readonly StockMove[];
  /**
   * Does acts on stock, each once, in one transaction: of an act that throws nothing stays, and the others stand. An order's reservation
   * holds all it asked for or nothing.
   */
  perform(acts: readonly StockAct[], now: number): readonly (StockResult | Error)[];
}

export interface LegRuleStore {
  get(tenant: string): (LegRules & { readonly changedAt: number; readonly changedBy: string }) | undefined;
  /** Rules that were checked before. */
  save(tenant: string, rules: LegRules, by: string): void;
}

/** An order that could go together with others of its group. */
export interface MergeCandidate {
  /** The hash of buyer and address; empty where the order tells none. */
  readonly group: string;
  readonly id: string;
  readonly externalId: string;
  readonly channel: string;
  readonly flow: string;
  readonly amount: number | null;
  readonly createdAt: number;
  /** The kind of invoice it wants. */
  readonly invoice: string;
}

/** Orders that go together: all of them, and the one the others went into. */
export interface MergeRow {
  readonly id: string;
  readonly into: string;
  readonly orders: readonly string[];
  readonly at: number;
  readonly by: string;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
}

export interface MergeStore {
  /** Recent orders in flight that share buyer and address with another, group by group. */
  suggested(tenant: string, now: number): readonly MergeCandidate[];
  /** An order in flight; without its group while it is merged. */
  candidate(tenant: string, order: string): MergeCandidate | undefined;
  save(tenant: string, merge: Omit<MergeRow, 'undoneAt' | 'undoneBy'>): void;
  undo(tenant: string, id: string, by: string, at: number): void;
  get(tenant: string, id: string): MergeRow | undefined;
  /** The newest first. */
  list(tenant: string): readonly MergeRow[];
}
