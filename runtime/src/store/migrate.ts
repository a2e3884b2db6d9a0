import type { Database } from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

/** The database was written by a later release; this program would damage it. */
export class DatabaseTooNew extends Error {
  readonly found: number;
  readonly known: number;

  constructor(found: number, known: number) {
    super(`the database has schema ${found}, this program knows schemas up to ${known}: start the newer program`);
    this.name = 'DatabaseTooNew';
    this.found = found;
    this.known = known;
  }
}

/** The schema a database is at; 0 for an empty one. Throws `DatabaseTooNew`. */
export function schemaOf(database: Database): number {
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > migrations.length) throw new DatabaseTooNew(found, migrations.length);
  return found;
}

/** The schema of this program. */
export const newestSchema = migrations.length;

/** Brings the database to the newest schema, each change in a transaction of its own; the number is kept in `user_version`. */
export function migrate(database: Database, known = migrations): void {
  const takeNext = database.transaction(() => {
    const migration = known[schemaOf(database)];
    if (!migration) return false;
    if ('run' in migration) migration.run(database);
    else database.exec(migration.sql);
    database.pragma(`user_version = ${migration.number}`);
    return true;
  });
  let more = true;
  while (more) more = takeNext.immediate();
}
