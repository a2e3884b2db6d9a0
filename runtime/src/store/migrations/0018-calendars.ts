import { defineMigration } from './define-migration.ts';

// When a tenant's people work, from which instant on. Rows stay: what was in force at an instant is what a journal is computed by again.
export const calendars = defineMigration({
  number: 18,
  name: 'calendars',
  sql: `
CREATE TABLE calendars (
  tenant TEXT NOT NULL, since INTEGER NOT NULL, calendar TEXT NOT NULL, saved_by TEXT NOT NULL,
  PRIMARY KEY (tenant, since)
) WITHOUT ROWID, STRICT;
`,
});
