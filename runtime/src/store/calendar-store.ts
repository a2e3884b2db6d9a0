import { type Calendars, calendarsOf, type DatedCalendar, firstCalendar, type WorkingCalendar } from '@orderloom/shared/calendar';
import type { Database } from 'better-sqlite3';

/**
 * Milliseconds from saving until it counts. By then the row is committed, so that every step finds the same calendar for its instant
 * when it is taken and when it is computed again.
 */
const comesInAfter = 10_000;

export interface SavedCalendar {
  readonly calendar: WorkingCalendar;
  /** Null for what nobody has saved. */
  readonly since: number | null;
  readonly savedBy: string | null;
}

export interface CalendarStore {
  /** Asked anew for each instant; remembered between changes. */
  of(tenant: string): Calendars;
  /** What was saved last, though it may not count yet. */
  latest(tenant: string): SavedCalendar;
  /** Saves a calendar that was checked before; gives the instant from which it counts. */
  save(tenant: string, calendar: WorkingCalendar, by: string): number;
  /** Another connection has written. */
  clear(): void;
}

/** A tenant that never saved one works in ordinary hours. */
export function createCalendarStore(raw: Database, now: () => number): CalendarStore {
  const read = readCalendars(raw);
  const insert = raw.prepare<[string, number, string, string]>('INSERT INTO calendars VALUES (?, ?, ?, ?)');
  const known = new Map<string, ReturnType<typeof read>>();
  const rowsOf = (tenant: string) => {
    const rows = known.get(tenant) ?? read(tenant);
    known.set(tenant, rows);
    return rows;
  };
  return {
    of: (tenant) => ({ at: (instant) => calendarsOf(rowsOf(tenant)).at(instant) }),
    latest: (tenant) => rowsOf(tenant).at(-1) ?? { calendar: firstCalendar, since: null, savedBy: null },
    save(tenant, calendar, by) {
      const since = Math.max(now() + comesInAfter, (read(tenant).at(-1)?.since ?? 0) + 1);
      insert.run(tenant, since, JSON.stringify(calendar), by);
      known.delete(tenant);
      return since;
    },
    clear: () => known.clear(),
  };
}

/** The calendars of a tenant, by the instants from which they count. */
export function readCalendars(raw: Database): (tenant: string) => readonly (DatedCalendar & { readonly savedBy: string })[] {
  const all = raw.prepare<[string], { since: number; calendar: string; saved_by: string }>(
    'SELECT since, calendar, saved_by FROM calendars WHERE tenant = ? ORDER BY since',
  );
  return (tenant) =>
    all
      .all(tenant)
      .map(({ since, calendar, saved_by }) => ({ since, calendar: JSON.parse(calendar) as WorkingCalendar, savedBy: saved_by }));
}
