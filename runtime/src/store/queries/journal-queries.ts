import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { readJournal, type StoredJournalRow } from '../journal-row.ts';
import type { JournalRow, Page, PageRequest } from '../reading-types.ts';

/** The steps of one order, in order. */
export function createJournalQueries({ raw }: Connection) {
  const find = raw.prepare<[string, string], { row: number; channel: string }>(
    'SELECT row, channel FROM orders WHERE tenant = ? AND id = ?',
  );
  const steps = raw.prepare<[number, number, number], StoredJournalRow>(
    'SELECT seq, at, actor, outcome, input, record FROM journal WHERE order_row = ? AND seq >= ? ORDER BY seq LIMIT ?',
  );

  /** At most `limit` steps after number `after`. */
  function read(tenant: string, order: string, after: number, limit: number): readonly JournalRow[] {
    const found = find.get(tenant, order);
    if (!found) return [];
    // One step earlier, since it says where the first one wanted began.
    const rows = readJournal(steps.all(found.row, after, after === 0 ? limit : limit + 1), null, found.channel);
    return after === 0 ? rows : rows.slice(1);
  }

  return {
    journal(tenant: string, order: string, page: PageRequest): Page<JournalRow> {
      const after = readCursor(page.cursor, 1);
      const rows = read(tenant, order, Number(after?.[0] ?? 0), page.limit + 1);
      return pageOf(
        rows,
        page.limit,
        (row) => [row.seq],
        (row) => row,
      );
    },
    journalOf: (tenant: string, order: string): readonly JournalRow[] => read(tenant, order, 0, -1),
  };
}
