import type { Database } from 'better-sqlite3';
import type { EngineTransaction, StoredOrder } from './engine-port.ts';
import type { ChannelLink, LinkStore } from './link-types.ts';

const fresh: ChannelLink = { paused: false, cursors: {}, trouble: null, heardAt: null };
const countedTo = 1000;

interface Columns {
  readonly paused: number;
  readonly cursors: string;
  readonly trouble: string | null;
  readonly heardAt: number | null;
}

interface WaitingColumns {
  readonly inbox: number;
  readonly attempts: number;
  readonly trouble: string | null;
}

/** Kept in memory: every delivery asks whether its channel is paused. */
export function createLinkStore(raw: Database): LinkStore {
  const known = new Map<string, ChannelLink>();
  const find = raw.prepare<[string, string], Columns>(
    'SELECT paused, cursors, trouble, heard_at AS heardAt FROM links WHERE tenant = ? AND channel = ?',
  );
  const save = raw.prepare(`INSERT OR REPLACE INTO links (tenant, channel, paused, cursors, trouble, heard_at) VALUES (?, ?, ?, ?, ?, ?)`);

  function get(tenant: string, channel: string): ChannelLink {
    const key = `${tenant}\n${channel}`;
    const kept = known.get(key);
    if (kept) return kept;
    const row = find.get(tenant, channel);
    const link: ChannelLink = row
      ? { ...row, paused: row.paused === 1, cursors: JSON.parse(row.cursors), trouble: parsed(row.trouble) }
      : fresh;
    known.set(key, link);
    return link;
  }

  return {
    get,
    change(tenant, channel, change) {
      const link = { ...get(tenant, channel), ...change };
      const { paused, cursors, trouble, heardAt } = link;
      save.run(tenant, channel, paused ? 1 : 0, JSON.stringify(cursors), trouble && JSON.stringify(trouble), heardAt);
      known.set(`${tenant}\n${channel}`, link);
    },
    ...createWaitingReads(raw),
  };
}

function createWaitingReads(raw: Database): Omit<LinkStore, 'get' | 'change'> {
  const due = raw.prepare<[string, string, number, number], WaitingColumns>(
    `SELECT inbox_row AS inbox, attempts, trouble FROM waiting_deliveries WHERE tenant = ? AND channel = ? AND due <= ?
     ORDER BY due, inbox_row LIMIT ?`,
  );
  const next = raw
    .prepare<[string, string], number>('SELECT due FROM waiting_deliveries WHERE tenant = ? AND channel = ? ORDER BY due LIMIT 1')
    .pluck();
  const count = raw
    .prepare<[string, string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM waiting_deliveries WHERE tenant = ? AND channel = ? LIMIT ?)',
    )
    .pluck();
  const putOff = raw.prepare('UPDATE waiting_deliveries SET due = ?, attempts = attempts + 1, trouble = ? WHERE inbox_row = ?');
  const hurry = raw.prepare('UPDATE waiting_deliveries SET due = ? WHERE tenant = ? AND channel = ?');
  return {
    due: (tenant, channel, at, limit) =>
      due
        .all(tenant, channel, at, limit)
        .map(({ inbox, attempts, trouble }) => ({ inbox: String(inbox), attempts, trouble: parsed(trouble) })),
    nextDue: (tenant, channel) => next.get(tenant, channel),
    waiting: (tenant, channel) => count.get(tenant, channel, countedTo) ?? 0,
    putOff(inbox, at, trouble) {
      putOff.run(at, JSON.stringify(trouble), Number(inbox));
    },
    hurry(tenant, channel, at) {
      hurry.run(at, tenant, channel);
    },
  };
}

type WaitingWriter = Pick<EngineTransaction, 'keepWaiting' | 'waitNoMore' | 'modifiedAt' | 'saveModified'>;

/** What of a delivery is left for later, and as of when its order is known; written with the delivery. */
export function createWaitingWriter(raw: Database): WaitingWriter {
  const keep = raw.prepare('INSERT OR REPLACE INTO waiting_deliveries (inbox_row, tenant, channel, due) VALUES (?, ?, ?, ?)');
  const end = raw.prepare('DELETE FROM waiting_deliveries WHERE inbox_row = ?');
  const modified = raw.prepare<[number, string], number>('SELECT at FROM order_modifications WHERE order_row = ? AND about = ?').pluck();
  const save = raw.prepare('INSERT OR REPLACE INTO order_modifications VALUES (?, ?, ?)');
  return {
    keepWaiting(tenant, channel, inbox, due) {
      keep.run(Number(inbox), tenant, channel, due);
    },
    waitNoMore(inbox) {
      end.run(Number(inbox));
    },
    modifiedAt: ({ row }: StoredOrder, about) => modified.get(row, about),
    saveModified({ row }: StoredOrder, about, at) {
      save.run(row, about, at);
    },
  };
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
