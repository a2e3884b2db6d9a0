import type { EffectCause } from '@orderloom/shared/actions';
import type { Database } from 'better-sqlite3';
import type { DestinationRow, DestinationStore } from './effect-types.ts';
import type { EngineStore, EngineTransaction } from './engine-port.ts';

interface Columns {
  readonly id: string;
  readonly type: string;
  readonly settings: string;
  readonly changedAt: number | null;
  readonly changedBy: string | null;
  readonly pausedAt: number | null;
  readonly pausedBy: string | null;
  readonly pauseReason: string | null;
}

const columns = `id, type, settings, changed_at AS changedAt, changed_by AS changedBy, paused_at AS pausedAt, paused_by AS pausedBy,
  pause_reason AS pauseReason`;

/** Receivers, what people set for them, and the addresses a tenant may reach. */
export function createDestinationStore(raw: Database, now: () => number): DestinationStore {
  const all = raw.prepare<[string], Columns>(`SELECT ${columns} FROM destinations WHERE tenant = ? ORDER BY id`);
  const get = destinationReader(raw);
  const upTo = (status: 'pending' | 'delivering' | 'dead') =>
    raw
      .prepare<[string, string, number], number>(
        `SELECT count(*) FROM (SELECT 1 FROM outbox WHERE status = '${status}' AND tenant = ? AND destination = ? LIMIT ?)`,
      )
      .pluck();
  const [pending, delivering, dead] = [upTo('pending'), upTo('delivering'), upTo('dead')];
  const lastError = raw
    .prepare<[string, string], string | null>(
      "SELECT last_error FROM outbox WHERE status = 'dead' AND tenant = ? AND destination = ? ORDER BY row DESC LIMIT 1",
    )
    .pluck();
  const causesOf = raw.prepare<[string, string], { cause: EffectCause | null; count: number }>(
    "SELECT cause, count(*) AS count FROM outbox WHERE status = 'dead' AND tenant = ? AND destination = ? GROUP BY cause ORDER BY 2 DESC",
  );
  const causes = raw.prepare<[string], { cause: EffectCause | null; count: number }>(
    "SELECT cause, count(*) AS count FROM outbox WHERE status = 'dead' AND tenant = ? GROUP BY cause ORDER BY 2 DESC",
  );
  const allowed = raw.prepare<[string], { address: string; addedAt: number; addedBy: string }>(
    'SELECT address, added_at AS addedAt, added_by AS addedBy FROM allowed_addresses WHERE tenant = ? ORDER BY address',
  );
  const allow = raw.prepare<[string, string, number, string]>('INSERT OR IGNORE INTO allowed_addresses VALUES (?, ?, ?, ?)');
  const disallow = raw.prepare<[string, string]>('DELETE FROM allowed_addresses WHERE tenant = ? AND address = ?');
  return {
    list: (tenant) => all.all(tenant).map(toRow),
    get,
    counts: (tenant, id, limit) => ({
      pending: pending.get(tenant, id, limit) ?? 0,
      delivering: delivering.get(tenant, id, limit) ?? 0,
      dead: dead.get(tenant, id, limit) ?? 0,
      lastError: lastError.get(tenant, id) ?? null,
    }),
    deadCauses: (tenant, id) => (id === undefined ? causes.all(tenant) : causesOf.all(tenant, id)),
    allowed: (tenant) => allowed.all(tenant),
    allow: (tenant, address, by) => void allow.run(tenant, address, now(), by),
    disallow: (tenant, address) => disallow.run(tenant, address).changes > 0,
  };
}

/** What the dispatcher asks before each attempt. */
export function createDestinationReads(raw: Database): Pick<EngineStore, 'destination' | 'allowedAddresses'> {
  const allowed = raw.prepare<[string], string>('SELECT address FROM allowed_addresses WHERE tenant = ? ORDER BY address').pluck();
  return { destination: destinationReader(raw), allowedAddresses: (tenant) => allowed.all(tenant) };
}

function destinationReader(raw: Database): (tenant: string, id: string) => DestinationRow | undefined {
  const one = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM destinations WHERE tenant = ? AND id = ?`);
  return (tenant, id) => {
    const row = one.get(tenant, id);
    return row && toRow(row);
  };
}

export function createDestinationWriter(raw: Database): Pick<EngineTransaction, 'meetDestination' | 'changeDestination'> {
  const meet = raw.prepare<[string, string, string]>('INSERT OR IGNORE INTO destinations (tenant, id, type) VALUES (?, ?, ?)');
  const set = raw.prepare(
    'UPDATE destinations SET settings = @settings, changed_at = @at, changed_by = @by WHERE tenant = @tenant AND id = @id',
  );
  const pause = raw.prepare(
    'UPDATE destinations SET paused_at = @at, paused_by = @by, pause_reason = @reason WHERE tenant = @tenant AND id = @id',
  );
  const resume = raw.prepare<[string, string]>(
    'UPDATE destinations SET paused_at = NULL, paused_by = NULL, pause_reason = NULL WHERE tenant = ? AND id = ?',
  );
  return {
    meetDestination: (tenant, id, type) => void meet.run(tenant, id, type),
    changeDestination(tenant, id, change, by, at) {
      switch (change.type) {
        case 'settings':
          return set.run({ tenant, id, settings: JSON.stringify(change.settings), by, at }).changes > 0;
        case 'pause':
          return pause.run({ tenant, id, reason: change.reason, by, at }).changes > 0;
        case 'resume':
          return resume.run(tenant, id).changes > 0;
      }
    },
  };
}

function toRow({ pausedAt, pausedBy, pauseReason, settings, ...row }: Columns): DestinationRow {
  const pause = pausedAt === null ? null : { at: pausedAt, by: pausedBy ?? '', reason: pauseReason ?? '' };
  return { ...row, settings: JSON.parse(settings) as DestinationRow['settings'], pause };
}
