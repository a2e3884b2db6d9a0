import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { audit } from './access-tables.ts';
import type { AccessStore } from './access-types.ts';
import type { Connection } from './connect.ts';
import { pageOf, readCursor } from './cursor.ts';

/** What was done, and by whom; only ever added to. */
export function createAuditStore({ query }: Connection): Pick<AccessStore, 'addAudit' | 'audit'> {
  return {
    addAudit(row) {
      query.insert(audit).values(row).run();
    },
    audit(tenant, page) {
      const [after] = readCursor(page.cursor, 1) ?? [];
      const where = and(
        eq(audit.tenant, tenant),
        page.actor === undefined ? undefined : eq(audit.actor, page.actor),
        page.outcome === undefined ? undefined : eq(audit.outcome, page.outcome),
        page.outcome === undefined || page.outcome === 'done' ? undefined : sql`${audit.outcome} <> 'done'`,
        typeof after === 'number' ? lt(audit.row, after) : undefined,
      );
      const rows = query
        .select()
        .from(audit)
        .where(where)
        .orderBy(desc(audit.row))
        .limit(page.limit + 1)
        .all();
      return pageOf(
        rows,
        page.limit,
        (row) => [row.row],
        (row) => row,
      );
    },
  };
}
