import { defineMigration } from './define-migration.ts';

// By which leg lines go, one row a tenant; and orders by buyer and address, for those that could go together. `merge_id` is set while an
// order is merged with others.
export const legsAndMerges = defineMigration({
  number: 15,
  name: 'legs-and-merges',
  sql: `
CREATE TABLE leg_rules (
  tenant TEXT PRIMARY KEY REFERENCES tenants (id), rules TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE merge_index (
  tenant TEXT NOT NULL, hash TEXT NOT NULL, order_row INTEGER NOT NULL REFERENCES orders (row), created_at INTEGER NOT NULL, merge_id TEXT,
  PRIMARY KEY (tenant, hash, order_row)) WITHOUT ROWID, STRICT;
CREATE INDEX merge_index_open ON merge_index (tenant, created_at, hash) WHERE merge_id IS NULL;
CREATE INDEX merge_index_order ON merge_index (order_row);

CREATE TABLE merges (
  tenant TEXT NOT NULL REFERENCES tenants (id), id TEXT NOT NULL, into_order TEXT NOT NULL, orders TEXT NOT NULL, at INTEGER NOT NULL,
  by TEXT NOT NULL, undone_at INTEGER, undone_by TEXT, PRIMARY KEY (tenant, id)) WITHOUT ROWID, STRICT;
`,
});
