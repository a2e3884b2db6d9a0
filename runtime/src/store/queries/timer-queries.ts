import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { Page, PageRequest, TimerRow } from '../reading-types.ts';

type Status = TimerRow['status'];

interface Found extends TimerRow {
  readonly row: number;
}

const columns = 't.order_row AS row, o.id AS "order", t.id, t.arming, t.due, t.status, t.error';

/** Delayed transitions that wait, and those that failed. */
export function createTimerQueries({ raw }: Pick<Connection, 'raw'>) {
  const ofOrder = raw.prepare<[string, string], Found>(
    `SELECT ${columns} FROM orders o JOIN timers t ON t.order_row = o.row WHERE o.tenant = ? AND o.id = ? ORDER BY t.due, t.id`,
  );
  // The status stands in the text, so that the index of that status is used.
  const listing = (status: Status) =>
    raw.prepare<[string, number, number, number, number], Found>(
      `SELECT ${columns} FROM timers t JOIN orders o ON o.row = t.order_row
       WHERE t.tenant = ? AND t.status = '${status}' AND (t.due, t.order_row, t.arming) > (?, ?, ?)
       ORDER BY t.due, t.order_row, t.arming LIMIT ?`,
    );
  const lists = { armed: listing('armed'), failed: listing('failed') };

  function timersOf(tenant: string, order: string): readonly TimerRow[] {
    return ofOrder.all(tenant, order).map(toTimer);
  }

  return {
    timersOf,
    timers(
      tenant: string,
      page: PageRequest & { readonly order?: string | undefined; readonly status?: Status | undefined },
    ): Page<TimerRow> {
      const [due, row, arming] = (readCursor(page.cursor, 3) ?? [0, 0, 0]).map(Number);
      const after = { due: due ?? 0, row: row ?? 0, arming: arming ?? 0 };
      const asked = page.status === undefined ? (['armed', 'failed'] as const) : [page.status];
      const rows =
        page.order === undefined
          ? asked.flatMap((status) => lists[status].all(tenant, after.due, after.row, after.arming, page.limit + 1))
          : ofOrder.all(tenant, page.order).filter((timer) => asked.includes(timer.status) && nextDueFirst(timer, after) > 0);
      return pageOf(rows.sort(nextDueFirst), page.limit, (timer) => [timer.due, timer.row, timer.arming], toTimer);
    },
  };
}

type Place = Pick<Found, 'due' | 'row' | 'arming'>;

function nextDueFirst(a: Place, b: Place): number {
  return a.due - b.due || a.row - b.row || a.arming - b.arming;
}

function toTimer({ row: _row, ...timer }: Found): TimerRow {
  return timer;
}
