import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** What is written beside the point: acts that were refused, and when somebody was seen. */
const beside: Readonly<Record<string, readonly string[]>> = {
  audit: ['*'],
  access_tokens: ['used_at'],
  sessions: ['seen_at'],
};

/** Tells whether anything in a database that is in use has changed. */
export function databaseContent(path: string): { digest(): string; close(): void } {
  const database = new Database(path, { readonly: true });
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map((row) => row.name)
    .filter((name) => !beside[name]?.includes('*'));
  let version: unknown;
  let last = '';

  function read(): string {
    const hash = createHash('sha256');
    for (const table of tables) {
      const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
      for (const row of rows) for (const column of beside[table] ?? []) row[column] = null;
      hash.update(`${table} ${rows.length} ${JSON.stringify(rows)}`);
    }
    return hash.digest('hex');
  }

  return {
    digest() {
      const now = database.pragma('data_version', { simple: true });
      if (now !== version || last === '') last = read();
      version = now;
      return last;
    },
    close: () => database.close(),
  };
}
