import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { readCursor } from '../cursor.ts';
import type { OrderFilter, OrderRow } from '../reading-types.ts';
import { flows, orderStates, orders, stateNames } from '../tables.ts';
import { orderColumns } from './order-columns.ts';

type Query = Connection['query'];

/** Orders that pass a filter, newest first, one more than the page holds. Every way ends at the page; none walks all orders but for a text. */
export function listOrders(query: Query, tenant: string, filter: OrderFilter): OrderRow[] {
  const { state, flow } = filter;
  // A text is rarer than a state: it is looked for first, and the state of what is found is then asked.
  if (state === undefined || filter.text !== undefined) return listed(query, tenant, filter);
  if (flow !== undefined) return inState(query, tenant, filter, flow, state);
  // State ids belong to a flow. Each flow gives its newest, already in order.
  const ids = query.select({ id: flows.id }).from(flows).where(eq(flows.tenant, tenant)).all();
  const found = ids.flatMap(({ id }) => inState(query, tenant, filter, id, state));
  return found.sort(newestFirst).slice(0, filter.limit + 1);
}

function listed(query: Query, tenant: string, filter: OrderFilter): OrderRow[] {
  // A text is looked for by walking the covering index; the unary plus keeps the planner from choosing another one.
  const equal = (column: SQL, value: string | undefined) => {
    if (value === undefined) return undefined;
    return filter.text === undefined ? sql`${column} = ${value}` : sql`+${column} = ${value}`;
  };
  const where = and(
    eq(orders.tenant, tenant),
    equal(sql`${orders.status}`, filter.status),
    equal(sql`${orders.flow}`, filter.flow),
    equal(sql`${orders.channel}`, filter.channel),
    filter.text === undefined ? undefined : sql`instr(${orders.search}, ${filter.text.toLowerCase()}) > 0`,
    filter.state === undefined ? undefined : standsIn(filter.state),
    ...within(filter, sql`${orders.createdAt}`, sql`${orders.id}`),
  );
  const rows = query
    .select({ row: orders.row })
    .from(orders)
    .where(where)
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(filter.limit + 1);
  return query.select(orderColumns).from(orders).where(inArray(orders.row, rows)).orderBy(desc(orders.createdAt), desc(orders.id)).all();
}

function inState(query: Query, tenant: string, filter: OrderFilter, flow: string, state: string): OrderRow[] {
  const where = and(
    eq(orderStates.state, numberOf(query, tenant, flow, state)),
    filter.status === undefined ? undefined : eq(orders.status, filter.status),
    filter.channel === undefined ? undefined : eq(orders.channel, filter.channel),
    ...within(filter, sql`${orderStates.createdAt}`, sql`${orders.id}`),
  );
  return query
    .select(orderColumns)
    .from(orderStates)
    .innerJoin(orders, eq(orders.row, orderStates.order))
    .where(where)
    .orderBy(desc(orderStates.createdAt), desc(orderStates.order))
    .limit(filter.limit + 1)
    .all();
}

function standsIn(state: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${stateNames} JOIN ${orderStates} ON ${orderStates.state} = ${stateNames.no}
    WHERE ${stateNames.tenant} = ${orders.tenant} AND ${stateNames.flow} = ${orders.flow} AND ${stateNames.state} = ${state}
      AND ${orderStates.createdAt} = ${orders.createdAt} AND ${orderStates.order} = ${orders.row})`;
}

/** The short number of a state; none, where no order ever stood, is told by 0. */
function numberOf(query: Query, tenant: string, flow: string, state: string): number {
  const { tenant: ofTenant, flow: ofFlow, state: named, no } = stateNames;
  const where = and(eq(ofTenant, tenant), eq(ofFlow, flow), eq(named, state));
  return query.select({ no }).from(stateNames).where(where).get()?.no ?? 0;
}

/** The asked time, and what comes after the cursor. */
function within(filter: OrderFilter, createdAt: SQL, id: SQL): (SQL | undefined)[] {
  const after = readCursor(filter.cursor, 2);
  return [
    filter.createdFrom === undefined ? undefined : sql`${createdAt} >= ${filter.createdFrom}`,
    filter.createdTo === undefined ? undefined : sql`${createdAt} <= ${filter.createdTo}`,
    after && sql`(${createdAt}, ${id}) < (${after[0]}, ${after[1]})`,
  ];
}

function newestFirst(a: OrderRow, b: OrderRow): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}
