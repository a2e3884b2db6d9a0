import type { Database } from 'better-sqlite3';

interface NumberedChange {
  readonly number: number;
  readonly name: string;
}

interface ChangeInSql extends NumberedChange {
  readonly sql: string;
}

interface ChangeInCode extends NumberedChange {
  /** For what SQL cannot say; runs inside the transaction, and calls nothing that later releases may change. */
  run(raw: Database): void;
}

/** One change of the database, named and numbered; applied once, in a transaction, and never edited after a release. */
export type StoreMigration = ChangeInSql | ChangeInCode;

export function defineMigration<Migration extends StoreMigration>(migration: Migration): Migration {
  return migration;
}
