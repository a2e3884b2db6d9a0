import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { Page, PageRequest, TimerRow } from '../reading-types.ts';
import { orders, timers } from '../tables.ts';

const columns = {
  order: orders.id,
  id: timers.id,
  arming: timers.arming,
  due: timers.due,
  status: timers.status,
  error: timers.error,
};

/** Delayed transitions that wait, and those that failed. */
export function createTimerQueries({ query }: Connection) {
  return {
    timersOf(tenant: string, order: string): readonly TimerRow[] {
      return query
        .select(columns)
        .from(timers)
        .innerJoin(orders, eq(orders.row, timers.order))
        .where(and(eq(orders.tenant, tenant), eq(orders.id, order)))
        .orderBy(timers.due, timers.id)
        .all();
    },
    timers(
      tenant: string,
      page: PageRequest & { readonly order?: string | undefined; readonly status?: TimerRow['status'] | undefined },
    ): Page<TimerRow> {
      const after = readCursor(page.cursor, 3);
      const where = and(
        eq(timers.tenant, tenant),
        page.order === undefined ? undefined : eq(orders.id, page.order),
        page.status === undefined ? undefined : eq(timers.status, page.status),
        after && sql`(${timers.due}, ${timers.order}, ${timers.arming}) > (${after[0]}, ${after[1]}, ${after[2]})`,
      );
      const rows = query
        .select({ ...columns, row: timers.order })
        .from(timers)
        .innerJoin(orders, eq(orders.row, timers.order))
        .where(where)
        .orderBy(timers.due, timers.order, timers.arming)
        .limit(page.limit + 1)
        .all();
      return pageOf(
        rows,
        page.limit,
        (row) => [row.due, row.row, row.arming],
        ({ row: _row, ...timer }) => timer,
      );
    },
  };
}
