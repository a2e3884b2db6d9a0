import type { Fact, RouteDecision, RoutingFacts, RoutingTable, TrialSums, TriedRoute } from '@orderloom/shared/routing';
import type { Page, PageRequest } from '../reading-types.ts';

export interface FactRow extends Fact {
  readonly changedAt: number;
  readonly changedBy: string;
}

export type FactFilter = PageRequest & { readonly kind?: Fact['kind'] | undefined; readonly text?: string | undefined };

export interface RoutingDraft {
  /** 0 where nothing was saved yet. */
  readonly revision: number;
  readonly table: RoutingTable;
  readonly savedAt: number | null;
  readonly savedBy: string;
}

export interface RoutingVersionRow {
  readonly version: number;
  readonly note: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
}

/** What decisions are made by: changes of facts and tables change the stamp. */
export interface RoutingBasis {
  readonly stamp: number;
  /** 0 before the first publication. */
  readonly version: number;
  readonly table: RoutingTable;
  readonly warehouses: readonly Fact[];
  readonly carriers: readonly Fact[];
}

export interface DecisionRow extends RouteDecision {
  readonly key: string;
  readonly at: number;
}

/** A decision with the order it is about. */
export interface RouteRow extends DecisionRow {
  readonly order: string;
  /** The order's number. */
  readonly externalId: string;
}

export interface DecidedRoute extends RouteDecision {
  readonly tenant: string;
  readonly key: string;
  readonly order: string;
  readonly customer: string;
  readonly at: number;
  readonly day: number;
}

/** What the deciding side asks, and keeps. */
export interface RoutingStore {
  /** All of it in one transaction. */
  together<T>(act: () => T): T;
  stamp(tenant: string): number;
  basis(tenant: string): RoutingBasis;
  /** What a decision reads beside the basis; `day` counts days of the table's zone. */
  facts(tenant: string, basis: RoutingBasis, day: number): RoutingFacts;
  /** What was decided under this key. */
  decided(tenant: string, key: string): RouteDecision | undefined;
  /** The number its channel knows an order by. */
  numberOf(tenant: string, order: string): string | undefined;
  record(route: DecidedRoute): void;
  /** Adds to what is known; what is not named stays. */
  saveFacts(tenant: string, facts: readonly Fact[], by: string): void;
  removeFact(tenant: string, kind: Fact['kind'], code: string): boolean;
  saveDraft(tenant: string, revision: number, table: RoutingTable, by: string): 'saved' | 'conflict';
  /** Makes the draft the next version; undefined when there is another draft by now. */
  publish(tenant: string, revision: number, note: string, by: string): number | undefined;
  /** Puts an earlier version in force again, as a new one; the draft becomes it as well. */
  rollBack(tenant: string, version: number, by: string): number | undefined;
}

export interface RoutingOverview {
  readonly day: number;
  readonly loads: readonly { readonly warehouse: string; readonly carrier: string; readonly orders: number }[];
  readonly offers: readonly OfferResult[];
}

export interface OfferResult {
  readonly rule: string;
  readonly treated: { readonly orders: number; readonly converted: number };
  readonly heldOut: { readonly orders: number; readonly converted: number };
}

export interface RoutingTrial {
  readonly sums: TrialSums;
  readonly routes: readonly TriedRoute[];
}

/** What screens read. */
export interface RoutingQueries {
  routingFacts(tenant: string, filter: FactFilter): Page<FactRow>;
  routingBasis(tenant: string): RoutingBasis;
  routingDraft(tenant: string): RoutingDraft;
  routingVersions(tenant: string): readonly RoutingVersionRow[];
  routingDecisions(tenant: string, order: string): readonly DecisionRow[];
  /** Decisions about all orders, those of the latest orders first. */
  routes(tenant: string, page: PageRequest): Page<RouteRow>;
  routingOverview(tenant: string, now: number): RoutingOverview;
  /** Decides the last orders by the version in force and by another table. */
  routingTrial(tenant: string, table: RoutingTable, limit: number, now: number): RoutingTrial;
}
