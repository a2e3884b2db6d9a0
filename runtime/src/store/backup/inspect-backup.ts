import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { newestSchema, schemaOf } from '../migrate.ts';

/** The file is no database of this program, or a damaged one. */
export class UnusableBackup extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnusableBackup';
  }
}

export interface BackupContent {
  readonly bytes: number;
  readonly schema: number;
  readonly newestSchema: number;
  readonly orders: number;
  /** Credentials that open with the key of the server it was made on, and with no other. */
  readonly sealed: number;
}

const ownTables = ['tenants', 'flows', 'flow_versions', 'orders', 'journal', 'timers', 'outbox', 'inbox'];

/** Reads the whole file and says what is in it. Throws `UnusableBackup`, or `DatabaseTooNew`. */
export function inspectBackup(file: string): BackupContent {
  const raw = opened(file);
  try {
    const tables = new Set(raw.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
    const schema = schemaOf(raw);
    if (schema === 0 || ownTables.some((table) => !tables.has(table))) throw new UnusableBackup('it is no database of Orderloom');
    const damage = raw.prepare<[], string>('PRAGMA integrity_check(1)').pluck().get();
    if (damage !== 'ok') throw new UnusableBackup(`it is damaged: ${damage}`);
    return {
      bytes: statSync(file).size,
      schema,
      newestSchema,
      orders: count(raw, 'SELECT count(*) FROM orders'),
      sealed: sealedIn(raw, tables),
    };
  } catch (error) {
    throw readable(error);
  } finally {
    raw.close();
  }
}

function opened(file: string): Database.Database {
  const raw = new Database(file, { fileMustExist: true });
  raw.pragma('query_only = ON');
  return raw;
}

function sealedIn(raw: Database.Database, tables: ReadonlySet<string>): number {
  const channels = count(raw, "SELECT count(*) FROM channels WHERE secrets LIKE 'sealed:%'");
  return channels + (tables.has('secrets') ? count(raw, 'SELECT count(*) FROM secrets') : 0);
}

function count(raw: Database.Database, sql: string): number {
  return raw.prepare<[], number>(sql).pluck().get() ?? 0;
}

function readable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_NOTADB')) return new UnusableBackup('it is no database of Orderloom');
  return code.startsWith('SQLITE_CORRUPT') ? new UnusableBackup(`it is damaged: ${String(error)}`) : error;
}
