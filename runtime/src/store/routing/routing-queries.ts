import { compileTable, type Fact, type RouteDecision, readRouteOrder, tryTable } from '@orderloom/shared/routing';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { StoreQueries } from '../reading-types.ts';
import { createRoutingReads, toFact } from './routing-reads.ts';
import type { FactRow, OfferResult, RouteRow, RoutingQueries, RoutingVersionRow } from './routing-types.ts';

interface FactColumns {
  readonly kind: Fact['kind'];
  readonly code: string;
  readonly name: string;
  readonly vals: string;
  readonly changedAt: number;
  readonly changedBy: string;
}

interface DecisionColumns {
  readonly outcome: string;
  readonly explanation: string;
}

interface RouteColumns extends DecisionColumns, Omit<RouteRow, keyof RouteDecision> {}

/** After every key there is. */
const lastKey = '\u{10ffff}';
const dayMinutes = 1440;
const minuteMs = 60_000;
/** Offers a result is measured over at most: the latest. */
const measured = 5_000;
const pageSize = 100;

/** Which day it is where the table's times are meant. */
export function routingDay(now: number, utcOffset: number): number {
  return Math.floor((now / minuteMs + utcOffset) / dayMinutes);
}

/** What the screens of routing read. */
export function createRoutingQueries(connection: Connection, orders: Pick<StoreQueries, 'orders' | 'order'>): RoutingQueries {
  const { raw } = connection;
  const reads = createRoutingReads(raw);
  const facts = raw.prepare<object, FactColumns>(
    `SELECT kind, code, name, vals, changed_at AS changedAt, changed_by AS changedBy FROM routing_facts
     WHERE tenant = @tenant AND (@kind IS NULL OR kind = @kind) AND (kind, code) > (@afterKind, @afterCode) AND
       (@text IS NULL OR instr(lower(code), @text) OR instr(lower(name), @text))
     ORDER BY kind, code LIMIT @limit`,
  );
  const versions = raw.prepare<[string], RoutingVersionRow>(
    `SELECT version, note, published_at AS publishedAt, published_by AS publishedBy FROM routing_versions WHERE tenant = ?
     ORDER BY version DESC LIMIT 100`,
  );
  const decisions = raw.prepare<[string, string], { key: string; at: number; outcome: string; explanation: string }>(
    'SELECT key, at, outcome, explanation FROM routing_decisions WHERE tenant = ? AND order_id = ? ORDER BY at DESC, rowid DESC LIMIT 20',
  );
  const routes = raw.prepare<[string, string, number], RouteColumns>(
    `SELECT key, at, outcome, explanation, order_id AS "order",
       coalesce((SELECT external_id FROM orders o WHERE o.tenant = d.tenant AND o.id = d.order_id), order_id) AS externalId
     FROM routing_decisions d WHERE tenant = ? AND key < ? ORDER BY key DESC LIMIT ?`,
  );
  const loads = raw.prepare<[string, number], { warehouse: string; carrier: string; orders: number }>(
    'SELECT warehouse, carrier, orders FROM routing_loads WHERE tenant = ? AND day = ? AND orders > 0 ORDER BY orders DESC LIMIT 500',
  );

  return {
    routingFacts(tenant, { cursor, limit, kind, text }) {
      const [afterKind = '', afterCode = ''] = (readCursor(cursor, 2) ?? []).map(String);
      const rows = facts.all({ tenant, kind: kind ?? null, afterKind, afterCode, text: text?.toLowerCase() ?? null, limit: limit + 1 });
      return pageOf(rows, limit, (row) => [row.kind, row.code], toRow);
    },
    routingBasis: reads.basis,
    routingDraft: reads.draft,
    routingVersions: (tenant) => versions.all(tenant),
    routingDecisions: (tenant, order) =>
      decisions.all(tenant, order).map(({ key, at, ...decision }) => ({ key, at, ...toDecision(decision) })),
    routes(tenant, { cursor, limit }) {
      const [after = lastKey] = readCursor(cursor, 1) ?? [];
      const rows = routes.all(tenant, String(after), limit + 1);
      return pageOf(
        rows,
        limit,
        ({ key }) => [key],
        ({ outcome, explanation, ...row }) => ({ ...row, ...toDecision({ outcome, explanation }) }),
      );
    },
    routingOverview(tenant, now) {
      const day = routingDay(now, reads.basis(tenant).table.utcOffset);
      return { day, loads: loads.all(tenant, day), offers: createOfferResults(connection, orders)(tenant) };
    },
    routingTrial(tenant, table, limit, now) {
      const basis = reads.basis(tenant);
      const known = reads.facts(tenant, basis, routingDay(now, table.utcOffset));
      const tried = lastOrders(connection, orders, tenant, limit);
      return tryTable(compileTable(basis.table, known), compileTable(table, known), tried, known, now);
    },
  };
}

function toDecision({ outcome, explanation }: DecisionColumns): RouteDecision {
  return { outcome: JSON.parse(outcome), explanation: JSON.parse(explanation) };
}

function toRow({ changedAt, changedBy, ...columns }: FactColumns): FactRow {
  return { ...toFact(columns), changedAt, changedBy };
}

function lastOrders({ checkTime }: Connection, orders: Pick<StoreQueries, 'orders' | 'order'>, tenant: string, limit: number) {
  const found: { id: string; externalId: string; order: ReturnType<typeof readRouteOrder> }[] = [];
  let cursor: string | undefined;
  do {
    const page = orders.orders(tenant, { cursor, limit: Math.min(pageSize, limit - found.length) });
    for (const { id, externalId } of page.items) {
      checkTime();
      const record = orders.order(tenant, id);
      if (record) found.push({ id, externalId, order: readRouteOrder(record.snapshot.context, externalId) });
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < limit);
  return found;
}

/** What became of the orders that an offer was made to, and of those left alone: an order that was paid is converted. */
function createOfferResults({ raw, checkTime }: Connection, orders: Pick<StoreQueries, 'order'>) {
  const made = raw.prepare<[string, number], { rule: string; order: string; side: string }>(
    'SELECT rule, order_id AS "order", side FROM routing_offers WHERE tenant = ? ORDER BY at DESC LIMIT ?',
  );
  return (tenant: string): readonly OfferResult[] => {
    const results = new Map<string, { treated: { orders: number; converted: number }; heldOut: { orders: number; converted: number } }>();
    for (const { rule, order, side } of made.all(tenant, measured)) {
      checkTime();
      const result = results.get(rule) ?? { treated: { orders: 0, converted: 0 }, heldOut: { orders: 0, converted: 0 } };
      results.set(rule, result);
      const group = side === 'treated' ? result.treated : result.heldOut;
      const { paidAt = null, paidAmount = null } = orders.order(tenant, order)?.snapshot.context ?? {};
      group.orders += 1;
      if (paidAt !== null || Number(paidAmount) > 0) group.converted += 1;
    }
    return [...results].map(([rule, result]) => ({ rule, ...result }));
  };
}
