import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { InboxRow, InboxStatus, StoreQueries } from '../reading-types.ts';
import { inbox, orders, sources } from '../tables.ts';

/** What came in, the newest first. */
export function createInboxQueries({ query }: Connection): Pick<StoreQueries, 'inbox' | 'inboxItem'> {
  function sourcesOf(tenant: string) {
    return query.select({ no: sources.no, channel: sources.channel }).from(sources).where(eq(sources.tenant, tenant)).all();
  }

  function newestOf(source: number, before: number, status: InboxStatus | undefined, limit: number): number[] {
    const unusual = status === undefined || status === 'applied' ? undefined : sql`${inbox.status} <> 'applied'`;
    const where = and(eq(inbox.source, source), lt(inbox.row, before), status && eq(inbox.status, status), unusual);
    const rows = query.select({ row: inbox.row }).from(inbox).where(where).orderBy(desc(inbox.row)).limit(limit).all();
    return rows.map(({ row }) => row);
  }

  function inboxRow(tenant: string, number: number): InboxRow | undefined {
    const found = query
      .select({ kept: inbox, channel: sources.channel, order: orders.id })
      .from(inbox)
      .innerJoin(sources, eq(sources.no, inbox.source))
      .leftJoin(orders, eq(orders.row, inbox.order))
      .where(and(eq(inbox.row, number), eq(sources.tenant, tenant)))
      .get();
    if (!found) return undefined;
    const { deliveryId, receivedAt, status, headers, body, problems } = found.kept;
    return {
      id: String(found.kept.row),
      channel: found.channel,
      deliveryId,
      receivedAt,
      status,
      headers,
      body: body.toString('utf8'),
      problems: problems ?? [],
      orders: found.order === null ? (found.kept.orders ?? []) : [found.order],
    };
  }

  return {
    inbox(tenant, page) {
      const after = Number(readCursor(page.cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER);
      const from = sourcesOf(tenant).filter(({ channel }) => page.channel === undefined || channel === page.channel);
      // Each source gives its newest, already in order.
      const found = from.flatMap(({ no }) => newestOf(no, after, page.status, page.limit + 1));
      const rows = found.sort((a, b) => b - a).slice(0, page.limit + 1);
      return pageOf(
        rows,
        page.limit,
        (row) => [row],
        (row) => inboxRow(tenant, row) as InboxRow,
      );
    },
    inboxItem: (tenant, id) => inboxRow(tenant, Number(id)),
  };
}
