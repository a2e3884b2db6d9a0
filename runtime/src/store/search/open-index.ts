// The index of search texts: a file of its own beside the database, made from it and made anew whenever it does not fit it.
// It follows the journal at leisure, so that no commit waits for it and no index of the commit's grows with texts.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const layout = 1;
const busyMs = 5000;

export interface Progress {
  /** Steps up to this one are seen. */
  readonly journal: number;
  /** Of which order and when it was: tells whether this is still the database the index was made from. */
  readonly mark: string;
  /** Orders up to this number are in; further ones come as the journal tells of them. Null: all of them were gone through. */
  readonly building: number | null;
}

const fresh: Progress = { journal: 0, mark: '', building: 0 };

export interface SearchIndex {
  readonly raw: Database.Database;
  /** False for one that stands in while the file cannot be opened; nothing is put into it. */
  readonly kept: boolean;
  progress(): Progress;
  save(progress: Progress): void;
  /** The number of a tenant's own table; undefined while it has none. */
  tenant(tenant: string): number | undefined;
  addTenant(tenant: string): number;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}

const nowhere = ':memory:';
/** What says that the disk, not the file, is at fault. */
const diskCodes = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|PERM)/;

/**
 * Opens the index, or makes an empty one where there is none that can be read. While the disk takes nothing, it is one that holds nothing
 * and is not kept: texts are found all the same, by going through them.
 */
export function openSearchIndex(path: string): SearchIndex {
  try {
    return open(path);
  } catch (error) {
    if (isOfDisk(error)) return open(nowhere);
  }
  try {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    return open(path);
  } catch {
    return open(nowhere);
  }
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Database.SqliteError && diskCodes.test(error.code);
}

function open(path: string): SearchIndex {
  const raw = new Database(path, { timeout: busyMs });
  try {
    raw.pragma('journal_mode = WAL');
    // What a power cut takes from it is made again.
    raw.pragma('synchronous = NORMAL');
    raw.pragma('cache_size = -4096');
    raw.exec(`
      CREATE TABLE IF NOT EXISTS progress (
        layout INTEGER PRIMARY KEY, journal INTEGER NOT NULL, mark TEXT NOT NULL, building INTEGER) STRICT;
      CREATE TABLE IF NOT EXISTS tenants (no INTEGER PRIMARY KEY, tenant TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE IF NOT EXISTS texts (entry INTEGER PRIMARY KEY, order_row INTEGER NOT NULL, digest INTEGER NOT NULL) STRICT;`);
    return indexOver(raw, path !== nowhere);
  } catch (error) {
    raw.close();
    throw error;
  }
}

function indexOver(raw: Database.Database, kept: boolean): SearchIndex {
  const read = raw.prepare<[number], Progress>('SELECT journal, mark, building FROM progress WHERE layout = ?');
  const write = raw.prepare<Progress & { layout: number }>('INSERT OR REPLACE INTO progress VALUES (@layout, @journal, @mark, @building)');
  const numberOf = raw.prepare<[string], number>('SELECT no FROM tenants WHERE tenant = ?').pluck();
  const addNumber = raw.prepare<[string]>('INSERT INTO tenants (tenant) VALUES (?)');
  const known = new Map<string, number>();
  const tenant = (name: string) => {
    const no = known.get(name) ?? numberOf.get(name);
    if (no !== undefined) known.set(name, no);
    return no;
  };
  return {
    raw,
    kept,
    progress: () => read.get(layout) ?? fresh,
    save: (progress) => void write.run({ layout, ...progress }),
    tenant,
    addTenant(name) {
      const found = tenant(name);
      if (found !== undefined) return found;
      const no = Number(addNumber.run(name).lastInsertRowid);
      raw.exec(
        `CREATE VIRTUAL TABLE grams_${no} USING fts5(grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
      );
      return no;
    },
    clear() {
      for (const no of raw.prepare<[], number>('SELECT no FROM tenants').pluck().all()) raw.exec(`DELETE FROM grams_${no}`);
      raw.exec('DELETE FROM texts; DELETE FROM progress');
    },
    close: () => raw.close(),
  };
}
