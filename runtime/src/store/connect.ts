import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate, newestSchema, schemaOf } from './migrate.ts';
import type { StoreInfo } from './types.ts';
import { copyBeforeUpgrade, upgradeCopiesBeside } from './upgrade-copy.ts';

/** Pages the write-ahead log may grow to before it is folded into the file. */
const walPages = 4000;
const busyMs = 5000;
const levels = ['off', 'normal', 'full', 'extra'] as const;

/** One connection: the raw one for the hot path, drizzle over it for everything that is read at leisure. */
export interface Connection {
  readonly raw: Database.Database;
  readonly query: ReturnType<typeof drizzle>;
  readonly info: StoreInfo;
  /** Called now and then by what may go on for long; throws when the time allowed for it is over. */
  checkTime(): void;
}

export interface UpgradeCopies {
  /** The folder that gets a copy of the database before its schema changes; null: none is made; absent: one beside the database. */
  readonly upgradeCopies?: string | null | undefined;
}

export interface ConnectOptions extends UpgradeCopies {
  /** Memory for pages that were read; 32 MB unless given. */
  readonly cacheKilobytes?: number | undefined;
}

/** Opens, sets what makes a commit durable, checks that it holds, and migrates. */
export function connect(path: string, { upgradeCopies, cacheKilobytes = 32 * 1024 }: ConnectOptions = {}): Connection {
  const raw = new Database(path);
  try {
    raw.pragma(`busy_timeout = ${busyMs}`);
    // First of all: the database of a later release is not touched.
    schemaOf(raw);
    raw.pragma('journal_mode = WAL');
    // WAL alone would silently mean synchronous=NORMAL, which loses acknowledged commits when the power fails (E1).
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma(`wal_autocheckpoint = ${walPages}`);
    raw.pragma(`cache_size = -${cacheKilobytes}`);
    raw.pragma('temp_store = MEMORY');
    const synchronous = levels[Number(raw.pragma('synchronous', { simple: true }))];
    if (synchronous !== 'full') throw new Error(`the database refuses synchronous=FULL (it has ${synchronous})`);
    const upgraded = upgrade(raw, upgradeCopies === undefined ? upgradeCopiesBeside(path) : upgradeCopies);
    return { raw, query: drizzle(raw), info: { type: 'sqlite', synchronous, path, upgraded }, checkTime() {} };
  } catch (error) {
    raw.close();
    throw error;
  }
}

function upgrade(raw: Database.Database, copies: string | null): StoreInfo['upgraded'] {
  const from = schemaOf(raw);
  if (from === newestSchema) return undefined;
  const copy = from === 0 || copies === null ? null : copyBeforeUpgrade(raw, from, copies, Date.now());
  migrate(raw);
  return from === 0 ? undefined : { from, to: newestSchema, copy };
}
