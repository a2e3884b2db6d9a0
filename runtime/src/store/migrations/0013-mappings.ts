import { defineMigration } from './define-migration.ts';

// What channels' messages mean: a draft each, versions that never change, and which version is in use.
export const mappings = defineMigration({
  number: 13,
  name: 'mappings',
  sql: `
CREATE TABLE mapping_drafts (
  tenant TEXT NOT NULL REFERENCES tenants (id), channel TEXT NOT NULL, revision INTEGER NOT NULL, document TEXT NOT NULL,
  saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL, PRIMARY KEY (tenant, channel)) WITHOUT ROWID, STRICT;
CREATE TABLE mapping_versions (
  tenant TEXT NOT NULL REFERENCES tenants (id), channel TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL, note TEXT NOT NULL,
  published_at INTEGER NOT NULL, published_by TEXT NOT NULL, PRIMARY KEY (tenant, channel, version)) WITHOUT ROWID, STRICT;
CREATE TABLE mappings_in_use (
  tenant TEXT NOT NULL REFERENCES tenants (id), channel TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (tenant, channel)) WITHOUT ROWID,
  STRICT;
`,
});
