import { and, eq, type SQL } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import type { OrderRecord, StoreQueries, TimerRow } from '../reading-types.ts';
import type { SearchIndex } from '../search/index.ts';
import { readSnapshot } from '../snapshot-text.ts';
import { orders } from '../tables.ts';
import { orderColumns } from './order-columns.ts';
import { createOrderList } from './order-list.ts';

/** The order list and one order. */
export function createOrderQueries(
  connection: Connection,
  timersOf: (tenant: string, order: string) => readonly TimerRow[],
  index?: SearchIndex,
): Pick<StoreQueries, 'orders' | 'order' | 'orderByExternalId'> {
  const { query } = connection;

  function record(tenant: string, where: SQL | undefined): OrderRecord | undefined {
    const row = query
      .select({ ...orderColumns, seq: orders.seq, data: orders.data })
      .from(orders)
      .where(and(eq(orders.tenant, tenant), where))
      .get();
    if (!row) return undefined;
    const { seq, data, ...order } = row;
    return { ...order, snapshot: readSnapshot(data, { order: order.id, seq, status: order.status }), timers: timersOf(tenant, order.id) };
  }

  return {
    orders: createOrderList(connection, index),
    order: (tenant, id) => record(tenant, eq(orders.id, id)),
    orderByExternalId: (tenant, channel, externalId) => record(tenant, and(eq(orders.channel, channel), eq(orders.externalId, externalId))),
  };
}
