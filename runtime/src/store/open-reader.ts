import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Connection } from './connect.ts';
import { createQueries } from './queries/create-queries.ts';
import type { StoreQueries } from './reading-types.ts';
import { createFollower, openSearchIndex } from './search/index.ts';

/** The time allowed for a reading is over. */
export class ReadingTooLong extends Error {
  constructor(ms: number) {
    super(`reading took longer than ${ms} ms`);
    this.name = 'ReadingTooLong';
  }
}

/** A connection that can only read; what it reads, it reads within a time, and every statement lets go of what it saw. */
export interface StoreReader {
  readonly queries: StoreQueries;
  /** False while the index of texts could not be opened; worth another try. */
  readonly whole: boolean;
  /** Runs a reading; throws `ReadingTooLong` when it goes on for longer than `ms`. */
  within<T>(ms: number, read: () => T): T;
  /** Brings the index of texts nearer to the database, for about `ms`; false when it has arrived. */
  followTexts(ms: number): boolean;
  close(): void;
}

/** Opens the database at `path` for reading, with the index of texts beside it. The database is there and migrated. */
export function openReader(path: string): StoreReader {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  raw.pragma('query_only = ON');
  raw.pragma('cache_size = -8192');
  raw.pragma('temp_store = MEMORY');
  let end = Number.POSITIVE_INFINITY;
  let allowed = 0;
  const connection: Connection = {
    raw,
    query: drizzle(raw),
    info: { type: 'sqlite', synchronous: 'full', path },
    checkTime() {
      if (performance.now() > end) throw new ReadingTooLong(allowed);
    },
  };
  const index = openSearchIndex(searchPath(path));
  const follow = createFollower(connection, index);
  return {
    queries: createQueries(connection, index).queries,
    whole: index.kept,
    within(ms, read) {
      allowed = ms;
      end = performance.now() + ms;
      try {
        return read();
      } finally {
        end = Number.POSITIVE_INFINITY;
      }
    },
    followTexts(ms) {
      const until = performance.now() + ms;
      let more = index.kept;
      while (more && performance.now() < until) more = follow();
      return more;
    },
    close() {
      index.close();
      raw.close();
    },
  };
}

/** Where the index of texts of a database is. It can be deleted: it is made again. */
function searchPath(path: string): string {
  return path.replace(/(\.db)?$/, '.search.db');
}
