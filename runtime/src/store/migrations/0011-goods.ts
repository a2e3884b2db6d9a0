import { defineMigration } from './define-migration.ts';

// Bundles and stock. `reserved` is the sum of what orders hold; `stock_shortages` is what they ask for in vain; `stock_moves` makes every
// act on stock happen once under its key, and is the history of it.
export const goods = defineMigration({
  number: 11,
  name: 'goods',
  sql: `
CREATE TABLE bundles (
  tenant TEXT NOT NULL REFERENCES tenants (id), code TEXT NOT NULL, name TEXT NOT NULL, components TEXT NOT NULL, changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL, PRIMARY KEY (tenant, code)) WITHOUT ROWID, STRICT;

CREATE TABLE stock (
  tenant TEXT NOT NULL REFERENCES tenants (id), sku TEXT NOT NULL, warehouse TEXT NOT NULL, on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL
  CHECK (reserved >= 0), safety INTEGER NOT NULL, changed_at INTEGER NOT NULL, PRIMARY KEY (tenant, sku, warehouse)) WITHOUT ROWID, STRICT;

CREATE TABLE stock_holds (
  tenant TEXT NOT NULL, order_id TEXT NOT NULL, leg TEXT NOT NULL, sku TEXT NOT NULL, warehouse TEXT NOT NULL, quantity INTEGER NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (tenant, order_id, leg, sku, warehouse)) WITHOUT ROWID, STRICT;
CREATE INDEX stock_holds_sku ON stock_holds (tenant, sku);

CREATE TABLE stock_shortages (
  tenant TEXT NOT NULL, order_id TEXT NOT NULL, leg TEXT NOT NULL, sku TEXT NOT NULL, missing INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (tenant, order_id, leg, sku)) WITHOUT ROWID, STRICT;
CREATE INDEX stock_shortages_sku ON stock_shortages (tenant, sku);

CREATE TABLE stock_moves (
  tenant TEXT NOT NULL, key TEXT NOT NULL, order_id TEXT NOT NULL, op TEXT NOT NULL, leg TEXT NOT NULL, result TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (tenant, key)) WITHOUT ROWID, STRICT;
CREATE INDEX stock_moves_order ON stock_moves (tenant, order_id, at);
`,
});
