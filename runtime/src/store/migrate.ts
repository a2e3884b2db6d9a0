import type { Database } from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

/** The database was written by a later release; this program would damage it. */
export class DatabaseTooNew extends Error {
  constructor(found: number, known: number) {
    super(`the database has schema ${found}, this program knows schemas up to ${known}: start the newer program`);
    this.name = 'DatabaseTooNew';
  }
}

/** Brings the database to the newest schema; the number is kept in `user_version`. All steps, or none. */
export function migrate(database: Database): void {
  const run = database.transaction(() => {
    const found = Number(database.pragma('user_version', { simple: true }));
    if (found > migrations.length) throw new DatabaseTooNew(found, migrations.length);
    for (const migration of migrations.slice(found)) {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.number}`);
    }
  });
  run.immediate();
}
