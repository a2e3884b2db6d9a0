/** One change of the database, named and numbered; applied once, in a transaction, and never edited after a release. */
export interface StoreMigration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export function defineMigration(migration: StoreMigration): StoreMigration {
  return migration;
}
