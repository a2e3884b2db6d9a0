import { and, desc, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { OutboxRow, StoreQueries } from '../reading-types.ts';
import { outbox } from '../tables.ts';

/** What goes out, the newest first. */
export function createOutboxQueries({ query }: Connection): Pick<StoreQueries, 'outbox' | 'outboxItem'> {
  return {
    outbox(tenant, page) {
      const after = readCursor(page.cursor, 1);
      const where = and(
        eq(outbox.tenant, tenant),
        page.status === undefined ? undefined : eq(outbox.status, page.status),
        page.order === undefined ? undefined : eq(outbox.order, page.order),
        page.destination === undefined ? undefined : eq(outbox.destination, page.destination),
        after && sql`${outbox.row} < ${after[0]}`,
      );
      const rows = query
        .select()
        .from(outbox)
        .where(where)
        .orderBy(desc(outbox.row))
        .limit(page.limit + 1)
        .all();
      return pageOf(rows, page.limit, (row) => [row.row], toOutboxRow);
    },
    outboxItem(tenant, key) {
      const row = query
        .select()
        .from(outbox)
        .where(and(eq(outbox.tenant, tenant), eq(outbox.key, key)))
        .get();
      return row && toOutboxRow(row);
    },
  };
}

function toOutboxRow(row: typeof outbox.$inferSelect): OutboxRow {
  const { row: _row, ordered: _ordered, ...rest } = row;
  return rest;
}
