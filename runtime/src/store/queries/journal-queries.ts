import { and, asc, eq, gt } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { readJournalRow } from '../journal-row.ts';
import type { JournalRow, Page, PageRequest } from '../reading-types.ts';
import { journal } from '../tables.ts';

const columns = {
  seq: journal.seq,
  at: journal.at,
  actor: journal.actor,
  outcome: journal.outcome,
  input: journal.input,
  record: journal.record,
};

/** The steps of one order, in order. */
export function createJournalQueries({ query }: Connection) {
  const of = (tenant: string, order: string) => and(eq(journal.tenant, tenant), eq(journal.order, order));
  return {
    journal(tenant: string, order: string, page: PageRequest): Page<JournalRow> {
      const after = readCursor(page.cursor, 1);
      const rows = query
        .select(columns)
        .from(journal)
        .where(and(of(tenant, order), after && gt(journal.seq, Number(after[0]))))
        .orderBy(asc(journal.seq))
        .limit(page.limit + 1)
        .all();
      return pageOf(rows, page.limit, (row) => [row.seq], readJournalRow);
    },
    journalOf(tenant: string, order: string): readonly JournalRow[] {
      return query.select(columns).from(journal).where(of(tenant, order)).orderBy(asc(journal.seq)).all().map(readJournalRow);
    },
  };
}
