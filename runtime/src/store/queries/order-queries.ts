import type { Snapshot } from '@orderloom/shared/step';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { OrderFilter, OrderRecord, OrderRow, Page, TimerRow } from '../reading-types.ts';
import { flows, orderStates, orders, snapshots } from '../tables.ts';

const columns = {
  id: orders.id,
  externalId: orders.externalId,
  channel: orders.channel,
  flow: orders.flow,
  version: orders.version,
  status: orders.status,
  states: orders.states,
  tags: orders.tags,
  amount: orders.amount,
  createdAt: orders.createdAt,
  updatedAt: orders.updatedAt,
};

type Query = Connection['query'];

/** The order list and one order. */
export function createOrderQueries({ query }: Connection, timersOf: (tenant: string, order: string) => readonly TimerRow[]) {
  function list(tenant: string, filter: OrderFilter): Page<OrderRow> {
    const rows = filter.state === undefined ? listed(query, tenant, filter) : inState(query, tenant, filter, filter.state);
    return pageOf(
      rows,
      filter.limit,
      (row) => [row.createdAt, row.id],
      (row) => row,
    );
  }

  function record(tenant: string, where: SQL | undefined): OrderRecord | undefined {
    const row = query
      .select({ ...columns, snapshot: snapshots.data })
      .from(orders)
      .innerJoin(snapshots, and(eq(snapshots.tenant, orders.tenant), eq(snapshots.order, orders.id)))
      .where(and(eq(orders.tenant, tenant), where))
      .get();
    return row && { ...row, snapshot: JSON.parse(row.snapshot) as Snapshot, timers: timersOf(tenant, row.id) };
  }

  return {
    orders: list,
    order: (tenant: string, id: string) => record(tenant, eq(orders.id, id)),
    orderByExternalId: (tenant: string, channel: string, externalId: string) =>
      record(tenant, and(eq(orders.channel, channel), eq(orders.externalId, externalId))),
  };
}

function listed(query: Query, tenant: string, filter: OrderFilter): OrderRow[] {
  const after = readCursor(filter.cursor, 2);
  // A text is looked for by walking the covering index; the unary plus keeps the planner from choosing another one.
  const plain = (column: SQL, value: string) => (filter.text === undefined ? sql`${column} = ${value}` : sql`+${column} = ${value}`);
  const equal = [
    filter.status === undefined ? undefined : plain(sql`${orders.status}`, filter.status),
    filter.flow === undefined ? undefined : plain(sql`${orders.flow}`, filter.flow),
    filter.channel === undefined ? undefined : plain(sql`${orders.channel}`, filter.channel),
  ];
  const position = after && sql`(${orders.createdAt}, ${orders.id}) < (${after[0]}, ${after[1]})`;
  const where = and(eq(orders.tenant, tenant), ...equal, ...common(filter, sql`${orders.createdAt}`), position);
  const ids = query
    .select({ row: orders.row })
    .from(orders)
    .where(where)
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(filter.limit + 1);
  return query.select(columns).from(orders).where(inArray(orders.row, ids)).orderBy(desc(orders.createdAt), desc(orders.id)).all();
}

/** State ids belong to a flow; without one, all flows are asked. */
function inState(query: Query, tenant: string, filter: OrderFilter, state: string): OrderRow[] {
  const after = readCursor(filter.cursor, 2);
  const flow =
    filter.flow === undefined ? sql`IN (SELECT ${flows.id} FROM ${flows} WHERE ${flows.tenant} = ${tenant})` : sql`= ${filter.flow}`;
  const where = and(
    eq(orderStates.tenant, tenant),
    sql`${orderStates.flow} ${flow}`,
    eq(orderStates.state, state),
    filter.status === undefined ? undefined : eq(orders.status, filter.status),
    filter.channel === undefined ? undefined : eq(orders.channel, filter.channel),
    ...common(filter, sql`${orderStates.createdAt}`),
    after && sql`(${orderStates.createdAt}, ${orderStates.order}) < (${after[0]}, ${after[1]})`,
  );
  return query
    .select(columns)
    .from(orderStates)
    .innerJoin(orders, and(eq(orders.tenant, orderStates.tenant), eq(orders.id, orderStates.order)))
    .where(where)
    .orderBy(desc(orderStates.createdAt), desc(orderStates.order))
    .limit(filter.limit + 1)
    .all();
}

function common(filter: OrderFilter, createdAt: SQL): (SQL | undefined)[] {
  return [
    filter.createdFrom === undefined ? undefined : sql`${createdAt} >= ${filter.createdFrom}`,
    filter.createdTo === undefined ? undefined : sql`${createdAt} <= ${filter.createdTo}`,
    filter.text === undefined ? undefined : sql`instr(${orders.search}, ${filter.text.toLowerCase()}) > 0`,
  ];
}
