import { defineMigration } from './define-migration.ts';

// Files of past orders: where each import stands. The files themselves lie in the data folder.
export const importJobs = defineMigration({
  number: 17,
  name: 'import-jobs',
  sql: `
CREATE TABLE import_jobs (
  tenant TEXT NOT NULL REFERENCES tenants (id), id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, size INTEGER NOT NULL,
  status TEXT NOT NULL, received INTEGER NOT NULL, plan TEXT, progress TEXT NOT NULL, fraction REAL NOT NULL, trouble TEXT,
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL, started_at INTEGER, ended_at INTEGER, PRIMARY KEY (tenant, id))
  WITHOUT ROWID, STRICT;
`,
});
