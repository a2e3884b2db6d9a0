import type { Json, Problem } from '@orderloom/shared/base';

/** One order that has a past elsewhere. */
export interface ImportedOrder {
  readonly externalId: string;
  readonly data: Readonly<Record<string, Json>>;
  /** Innermost states, one per region. */
  readonly states: readonly string[];
  /** When it came to them (epoch ms); null: their time limits are left alone. */
  readonly since: number | null;
  /** Tells this one from every other of the run: importing it again finds it done. */
  readonly key: string;
}

export interface ImportRequest {
  readonly flow: string;
  readonly version: number;
  readonly channel: string;
  readonly actor: string;
  /** A few hundred at most: they are one answer. */
  readonly orders: readonly ImportedOrder[];
}

export type ImportAnswer =
  /** `passed`: time limits that were over already, and did not fire. */
  | { readonly type: 'imported'; readonly order: string; readonly passed: readonly string[] }
  /** By the key it was the same line of the same run, cut off before it could be noted. */
  | { readonly type: 'again'; readonly order: string }
  /** There is an order of this number; nothing was changed. `keys` are what it was made under. */
  | { readonly type: 'exists'; readonly order: string; readonly keys: string }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] };

export interface ImportEngine {
  /** Creates orders where they stand, without anything of what led there happening again. One answer per order, in order. */
  importOrders(tenant: string, request: ImportRequest): Promise<readonly ImportAnswer[]>;
  /** What that would come to; nothing is written. */
  tryImport(tenant: string, request: ImportRequest): Promise<readonly ImportAnswer[]>;
}
