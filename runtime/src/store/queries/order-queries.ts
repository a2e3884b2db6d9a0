import { and, eq, type SQL } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf } from '../cursor.ts';
import type { OrderRecord, StoreQueries, TimerRow } from '../reading-types.ts';
import { readSnapshot } from '../snapshot-text.ts';
import { orders } from '../tables.ts';
import { orderColumns } from './order-columns.ts';
import { listOrders } from './order-list.ts';

/** The order list and one order. */
export function createOrderQueries(
  { query }: Connection,
  timersOf: (tenant: string, order: string) => readonly TimerRow[],
): Pick<StoreQueries, 'orders' | 'order' | 'orderByExternalId'> {
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
    orders: (tenant, filter) =>
      pageOf(
        listOrders(query, tenant, filter),
        filter.limit,
        (row) => [row.createdAt, row.id],
        (row) => row,
      ),
    order: (tenant, id) => record(tenant, eq(orders.id, id)),
    orderByExternalId: (tenant, channel, externalId) => record(tenant, and(eq(orders.channel, channel), eq(orders.externalId, externalId))),
  };
}
