import type { CanaryRule, ReleaseChange, ReleaseEvent, StopReason, TroubleType } from '@orderloom/shared/api';

export interface CanaryRow {
  readonly version: number;
  /** Percent of the new orders. */
  readonly share: number;
  readonly rule: CanaryRule | null;
  readonly since: number;
  /** Orders the version had when the trial began. */
  readonly ordersBefore: number;
}

export interface ReleaseRow {
  readonly active: number;
  readonly newest: number;
  readonly canary: CanaryRow | null;
  /** Versions by channel. */
  readonly pins: Readonly<Record<string, number>>;
}

export interface ReleaseEventRow {
  readonly row: number;
  readonly at: number;
  readonly by: string;
  readonly change: ReleaseEvent['change'];
}

/** A change, the rule's own stop among them. */
export type ReleaseStep = ReleaseChange | { readonly type: 'automatic-stop'; readonly version: number; readonly reason: StopReason };

export interface ReleaseStore {
  /** Undefined before the first publication. */
  get(tenant: string, flow: string): ReleaseRow | undefined;
  /** The version a new order gets; the same order gets the same answer as long as nothing is changed. */
  versionFor(tenant: string, flow: string, channel: string, externalId: string): number | undefined;
  change(tenant: string, flow: string, step: ReleaseStep, by: string): 'changed' | 'unknown-version' | 'no-canary';
  /** What becomes of the version just published; joins the transaction of the publication. */
  published(tenant: string, flow: string, version: number, release: PublishedAs, by: string): void;
  events(tenant: string, flow: string, before: number | undefined, limit: number): readonly ReleaseEventRow[];
  /** All trials under way, over all tenants. */
  canaries(): readonly { readonly tenant: string; readonly flow: string; readonly canary: CanaryRow }[];
  /** Notes a trouble of an order, when its version is on trial. */
  noteTrouble(tenant: string, flow: string, version: number, type: TroubleType, subject: string): void;
  /** Orders the canary began, and its troubles within the window. */
  figures(tenant: string, flow: string, canary: CanaryRow): CanaryFigures;
  /** How many orders each version has, by status. */
  ordersByVersion(tenant: string, flow: string): ReadonlyMap<number, VersionOrders>;
  /** Forgets what is kept in memory: something else wrote the database. */
  clear(): void;
}

export type PublishedAs =
  | { readonly type: 'all' }
  /** New orders stay with the version they get now. */
  | { readonly type: 'hold' }
  | { readonly type: 'canary'; readonly share: number; readonly rule: CanaryRule | null };

export interface VersionOrders {
  readonly active: number;
  readonly error: number;
  readonly done: number;
}

export interface CanaryFigures {
  readonly orders: number;
  readonly troubles: Readonly<Record<TroubleType, number>>;
}
