import type { LosingCode, MigrationMapping, Reason } from '@orderloom/shared/migrate';
import type { KeptSnapshot } from '@orderloom/shared/step';
import type { Page, PageRequest } from './reading-types.ts';

export type MigrationStatus = 'running' | 'stopped' | 'done' | 'reverting' | 'reverted';

/** How far a run has come; it goes on from here after a stop or a crash. */
export interface MigrationPlace {
  readonly phase: 'moving' | 'reverting';
  /** Index of the source version, and the last order looked at. */
  readonly source: number;
  readonly after: string;
}

/** Orders of some versions on their way to another. Its id is younger than every order it takes in. */
export interface MigrationRun {
  readonly tenant: string;
  readonly id: string;
  readonly flow: string;
  readonly target: number;
  readonly sources: readonly number[];
  readonly mapping: MigrationMapping;
  /** Losses that somebody has accepted. */
  readonly accept: readonly LosingCode[];
  readonly status: MigrationStatus;
  readonly place: MigrationPlace;
  /** Orders in flight when it began. */
  readonly total: number;
  readonly moved: number;
  readonly leftOut: number;
  readonly reverted: number;
  readonly stayed: number;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly endedAt: number | null;
}

export type NewMigrationRun = Omit<MigrationRun, 'moved' | 'leftOut' | 'reverted' | 'stayed' | 'endedAt'>;

/** `left-out`: it could not move. `stayed`: it moved and could not go back. */
export type MigratedOutcome = 'moved' | 'left-out' | 'reverted' | 'stayed';

export interface MigratedOrder {
  readonly order: string;
  /** The version it came from. */
  readonly source: number;
  readonly outcome: MigratedOutcome;
  readonly reasons: readonly Reason[];
  /** The step that moved it. */
  readonly seq: number;
  /** Where it stood before; null when it did not move. */
  readonly before: KeptSnapshot | null;
  /** Tells whether it still stands where the move put it. */
  readonly mark: string | null;
}

export interface ReasonCount extends Reason {
  readonly outcome: MigratedOutcome;
  readonly orders: number;
}

export interface MigrationStore {
  create(run: NewMigrationRun): void;
  get(tenant: string, id: string): MigrationRun | undefined;
  /** Newest first. */
  list(tenant: string, flow: string, limit: number): readonly MigrationRun[];
  /** Runs under way, over all tenants. */
  open(): readonly MigrationRun[];
  update(tenant: string, id: string, change: Partial<Pick<MigrationRun, 'status' | 'place' | 'endedAt'>>): void;
  /** Notes what came of an order and counts it; a second note of the same order replaces the first. */
  note(tenant: string, run: string, order: MigratedOrder): void;
  noted(tenant: string, run: string, order: string): MigratedOrder | undefined;
  /** Orders that moved, by id, after `after`. */
  moved(tenant: string, run: string, after: string, limit: number): readonly string[];
  orders(
    tenant: string,
    run: string,
    filter: PageRequest & { readonly outcome?: MigratedOutcome | undefined },
  ): Page<MigratedOrder & { readonly externalId: string }>;
  reasons(tenant: string, run: string): readonly ReasonCount[];
  /** Ids of a version's orders in flight, in order, after `after` and not beyond `until`. */
  inFlight(tenant: string, flow: string, version: number, after: string, until: string, limit: number): readonly string[];
  countInFlight(tenant: string, flow: string, versions: readonly number[]): number;
  /** What ships with a version for the orders of others; undefined: nothing was decided. */
  mapping(tenant: string, flow: string, version: number): MigrationMapping | undefined;
  saveMapping(tenant: string, flow: string, version: number, mapping: MigrationMapping, by: string): void;
}
