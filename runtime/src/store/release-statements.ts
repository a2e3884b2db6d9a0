import type { ReleaseEvent, TroubleType } from '@orderloom/shared/api';
import type { Connection } from './connect.ts';
import type { CanaryFigures, CanaryRow, ReleaseEventRow, ReleaseRow, VersionOrders } from './release-types.ts';

/** The SQL of releases, prepared once. */
export function createReleaseStatements(raw: Connection['raw']) {
  const read = raw.prepare<[string, string], { newest: number | null; active: number | null; canary: string | null; pins: string | null }>(
    `SELECT f.version AS newest, r.active, r.canary, r.pins FROM flows f LEFT JOIN releases r ON r.tenant = f.tenant AND r.flow = f.id
     WHERE f.tenant = ? AND f.id = ?`,
  );
  const write = raw.prepare<[string, string, number, string | null, string]>('INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?)');
  const note = raw.prepare<[string, string, number, string, string]>(
    'INSERT INTO release_events (tenant, flow, at, by, change) VALUES (?, ?, ?, ?, ?)',
  );
  const events = raw.prepare<[string, string, number, number], { row: number; at: number; by: string; change: string }>(
    'SELECT row, at, by, change FROM release_events WHERE tenant = ? AND flow = ? AND row < ? ORDER BY row DESC LIMIT ?',
  );
  const version = raw.prepare<[string, string, number]>('SELECT 1 FROM flow_versions WHERE tenant = ? AND flow = ? AND version = ?');
  const canaries = raw.prepare<[], { tenant: string; flow: string; canary: string }>(
    'SELECT tenant, flow, canary FROM releases WHERE canary IS NOT NULL',
  );
  const orders = raw.prepare<[string, string, number], { orders: number | null }>(
    "SELECT sum(orders) AS orders FROM counters WHERE tenant = ? AND flow = ? AND version = ? AND type = 'status'",
  );
  const byVersion = raw.prepare<[string, string], { version: number; key: 'active' | 'error' | 'done'; orders: number }>(
    "SELECT version, key, orders FROM counters WHERE tenant = ? AND flow = ? AND type = 'status'",
  );
  const trouble = raw.prepare<[string, string, number, string, number, string]>(
    'INSERT INTO canary_troubles (tenant, flow, version, type, at, subject) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const forget = raw.prepare<[string, string, number]>('DELETE FROM canary_troubles WHERE tenant = ? AND flow = ? AND version <> ?');
  const troubles = raw.prepare<[string, string, number, number], { type: TroubleType; subjects: number }>(
    `SELECT type, count(DISTINCT subject) AS subjects FROM canary_troubles WHERE tenant = ? AND flow = ? AND version = ? AND at >= ? GROUP BY type`,
  );
  return {
    read(tenant: string, flow: string): ReleaseRow | undefined {
      const row = read.get(tenant, flow);
      if (!row || row.newest === null) return undefined;
      const { newest } = row;
      return { newest, active: row.active ?? newest, canary: JSON.parse(row.canary ?? 'null'), pins: JSON.parse(row.pins ?? '{}') };
    },
    write(tenant: string, flow: string, { active, canary, pins }: ReleaseRow): void {
      write.run(tenant, flow, active, canary && JSON.stringify(canary), JSON.stringify(pins));
      // What went wrong with a trial that is over decides nothing any more.
      forget.run(tenant, flow, canary?.version ?? 0);
    },
    note(tenant: string, flow: string, at: number, by: string, change: ReleaseEvent['change']): void {
      note.run(tenant, flow, at, by, JSON.stringify(change));
    },
    events: (tenant: string, flow: string, before: number | undefined, limit: number): readonly ReleaseEventRow[] =>
      events.all(tenant, flow, before ?? Number.MAX_SAFE_INTEGER, limit).map((row) => ({ ...row, change: JSON.parse(row.change) })),
    hasVersion: (tenant: string, flow: string, number: number) => version.get(tenant, flow, number) !== undefined,
    canaries: () => canaries.all().map((row) => ({ ...row, canary: JSON.parse(row.canary) as CanaryRow })),
    orders: (tenant: string, flow: string, number: number) => orders.get(tenant, flow, number)?.orders ?? 0,
    ordersByVersion(tenant: string, flow: string): ReadonlyMap<number, VersionOrders> {
      const found = new Map<number, VersionOrders>();
      for (const { version: number, key, orders: count } of byVersion.all(tenant, flow)) {
        found.set(number, { ...(found.get(number) ?? { active: 0, error: 0, done: 0 }), [key]: count });
      }
      return found;
    },
    trouble: (...row: Parameters<typeof trouble.run>) => void trouble.run(...row),
    troubles(tenant: string, flow: string, number: number, since: number): CanaryFigures['troubles'] {
      const found = troubles.all(tenant, flow, number, since).map(({ type, subjects }) => [type, subjects] as const);
      return { 'dead-letter': 0, quarantined: 0, 'failed-step': 0, stuck: 0, ...Object.fromEntries(found) };
    },
  };
}
