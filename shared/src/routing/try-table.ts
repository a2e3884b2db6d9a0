import type { CompiledTable } from './compile-table.ts';
import { decideRoute } from './decide-route.ts';
import type { RouteDecision } from './explanation.ts';
import type { RouteOrder } from './route-order.ts';
import { type RoutingFacts, toldOf } from './routing-facts.ts';

/** An order to try a table on, with what it is compared with. */
export interface TriedOrder {
  readonly id: string;
  readonly externalId: string;
  readonly order: RouteOrder;
}

export interface TriedRoute {
  readonly id: string;
  readonly externalId: string;
  readonly before: RouteDecision['outcome'];
  readonly after: RouteDecision;
  readonly differs: boolean;
}

export interface TrialSums {
  readonly orders: number;
  readonly differing: number;
  /** Orders that no rule sends anywhere. */
  readonly unrouted: { readonly before: number; readonly after: number };
  readonly several: number;
  /** Change over the orders whose carrier's price and promise are known before and after: fen, and hours in the mean. */
  readonly cost: number | null;
  readonly promise: number | null;
  readonly stale: number;
  readonly broken: readonly { readonly warehouse: string; readonly orders: number; readonly capacity: number }[];
}

/** Decides the same orders by the table in force and by a draft. */
export function tryTable(
  before: CompiledTable,
  after: CompiledTable,
  orders: readonly TriedOrder[],
  facts: RoutingFacts,
  now: number,
): { readonly sums: TrialSums; readonly routes: readonly TriedRoute[] } {
  const routes = orders.map(({ id, externalId, order }) => {
    const old = decideRoute(before, facts, order, now).outcome;
    const fresh = decideRoute(after, facts, order, now);
    return { id, externalId, before: old, after: fresh, differs: placeOf(old) !== placeOf(fresh.outcome) };
  });
  return { sums: sumsOf(routes, facts), routes };
}

function placeOf({ warehouse, carrier, tags, offer }: RouteDecision['outcome']): string {
  return JSON.stringify([warehouse, carrier, tags.toSorted(), offer?.percent ?? null]);
}

function sumsOf(routes: readonly TriedRoute[], facts: RoutingFacts): TrialSums {
  const outcomes = routes.map(({ before, after }) => [before, after.outcome] as const);
  return {
    orders: routes.length,
    differing: routes.filter(({ differs }) => differs).length,
    unrouted: {
      before: outcomes.filter(([before]) => before.warehouse === null).length,
      after: outcomes.filter(([, after]) => after.warehouse === null).length,
    },
    several: routes.filter(({ after: { explanation } }) => explanation.passed.some(({ why }) => why === 'decided' || why === 'outscored'))
      .length,
    cost: changeOf(outcomes, 'cost', (sum) => sum),
    promise: changeOf(outcomes, 'promise', (sum, count) => Math.round((sum / count) * 10) / 10),
    stale: routes.filter(({ after }) => after.explanation.stale.length > 0).length,
    broken: brokenOf(routes, facts),
  };
}

type Pair = readonly [RouteDecision['outcome'], RouteDecision['outcome']];

function changeOf(pairs: readonly Pair[], key: 'cost' | 'promise', of: (sum: number, count: number) => number): number | null {
  const changes = pairs.flatMap(([before, after]) => {
    const [old, fresh] = [before[key], after[key]];
    return old === null || fresh === null ? [] : [fresh - old];
  });
  return changes.length === 0
    ? null
    : of(
        changes.reduce((sum, change) => sum + change, 0),
        changes.length,
      );
}

/** Warehouses that would be sent more orders than they can work off in a day. */
function brokenOf(routes: readonly TriedRoute[], facts: RoutingFacts): TrialSums['broken'] {
  return facts.warehouses.flatMap((warehouse) => {
    const capacity = toldOf(warehouse, 'capacity');
    const orders = routes.filter(({ after }) => after.outcome.warehouse === warehouse.code).length;
    return typeof capacity === 'number' && orders > capacity ? [{ warehouse: warehouse.code, orders, capacity }] : [];
  });
}
