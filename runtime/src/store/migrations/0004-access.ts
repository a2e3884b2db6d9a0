import { defineMigration } from './define-migration.ts';

// Of passwords, sessions, tokens, links and devices only digests are kept. A token that was replaced stays, under the same id,
// until its time of grace is over. `audit` is only ever added to.
export const access = defineMigration({
  number: 4,
  name: 'access',
  sql: `
ALTER TABLE access_tokens ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE access_tokens ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE access_tokens ADD COLUMN scopes TEXT;
ALTER TABLE access_tokens ADD COLUMN created_by TEXT NOT NULL DEFAULT 'system';
ALTER TABLE access_tokens ADD COLUMN expires_at INTEGER;
ALTER TABLE access_tokens ADD COLUMN used_at INTEGER;
ALTER TABLE access_tokens ADD COLUMN replaced_at INTEGER;
UPDATE access_tokens SET id = substr(hash, 1, 16), name = actor;
CREATE INDEX access_tokens_id ON access_tokens (tenant, id);

CREATE TABLE people (
  tenant TEXT NOT NULL REFERENCES tenants (id), id TEXT NOT NULL, name TEXT NOT NULL, display TEXT NOT NULL, role TEXT NOT NULL,
  password TEXT, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, disabled_at INTEGER, signed_in_at INTEGER,
  PRIMARY KEY (tenant, id)) STRICT;
CREATE UNIQUE INDEX people_name ON people (tenant, name);

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY, tenant TEXT NOT NULL REFERENCES tenants (id), person TEXT, token TEXT, created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE INDEX sessions_person ON sessions (tenant, person);

CREATE TABLE password_links (
  hash TEXT PRIMARY KEY, tenant TEXT NOT NULL REFERENCES tenants (id), person TEXT, expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE known_devices (
  hash TEXT PRIMARY KEY, tenant TEXT NOT NULL REFERENCES tenants (id), person TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
CREATE INDEX known_devices_person ON known_devices (tenant, person, created_at);

CREATE TABLE audit (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL,
  outcome TEXT NOT NULL, reason TEXT NOT NULL, address TEXT NOT NULL) STRICT;
CREATE INDEX audit_listed ON audit (tenant);
CREATE INDEX audit_actor ON audit (tenant, actor);
CREATE INDEX audit_outcome ON audit (tenant, outcome) WHERE outcome <> 'done';
`,
});
