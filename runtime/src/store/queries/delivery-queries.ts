import { and, desc, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { InboxRow, OutboxRow, StoreQueries } from '../reading-types.ts';
import { inbox, outbox } from '../tables.ts';

/** What came in, and what goes out; the newest first. */
export function createDeliveryQueries({ query }: Connection): Pick<StoreQueries, 'inbox' | 'inboxItem' | 'outbox' | 'outboxItem'> {
  return {
    inbox(tenant, page) {
      const after = readCursor(page.cursor, 1);
      const where = and(
        eq(inbox.tenant, tenant),
        page.status === undefined ? undefined : eq(inbox.status, page.status),
        page.status === undefined || page.status === 'applied' ? undefined : sql`${inbox.status} <> 'applied'`,
        page.channel === undefined ? undefined : eq(inbox.channel, page.channel),
        after && sql`${inbox.id} < ${after[0]}`,
      );
      const rows = query
        .select()
        .from(inbox)
        .where(where)
        .orderBy(desc(inbox.id))
        .limit(page.limit + 1)
        .all();
      return pageOf(rows, page.limit, (row) => [row.id], toInboxRow);
    },
    inboxItem(tenant, id) {
      const row = query
        .select()
        .from(inbox)
        .where(and(eq(inbox.tenant, tenant), eq(inbox.id, id)))
        .get();
      return row && toInboxRow(row);
    },
    outbox(tenant, page) {
      const after = readCursor(page.cursor, 1);
      const where = and(
        eq(outbox.tenant, tenant),
        page.status === undefined ? undefined : eq(outbox.status, page.status),
        page.order === undefined ? undefined : eq(outbox.order, page.order),
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

function toInboxRow(row: typeof inbox.$inferSelect): InboxRow {
  const { row: _row, tenant: _tenant, body, ...rest } = row;
  return { ...rest, body: body.toString('utf8') };
}

export function toOutboxRow(row: typeof outbox.$inferSelect): OutboxRow {
  const { row: _row, ...rest } = row;
  return rest;
}
