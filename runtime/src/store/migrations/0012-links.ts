import { defineMigration } from './define-migration.ts';

// How far each channel was read, what came but is still to be applied, and as of when each order is known.
export const links = defineMigration({
  number: 12,
  name: 'links',
  sql: `
CREATE TABLE links (
  tenant TEXT NOT NULL, channel TEXT NOT NULL, paused INTEGER NOT NULL DEFAULT 0, cursors TEXT NOT NULL DEFAULT '{}',
  trouble TEXT, heard_at INTEGER,
  PRIMARY KEY (tenant, channel)) WITHOUT ROWID, STRICT;
CREATE TABLE waiting_deliveries (
  inbox_row INTEGER PRIMARY KEY REFERENCES inbox (row), tenant TEXT NOT NULL, channel TEXT NOT NULL, due INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, trouble TEXT) STRICT;
CREATE INDEX waiting_deliveries_due ON waiting_deliveries (tenant, channel, due);
CREATE TABLE order_modifications (
  order_row INTEGER NOT NULL REFERENCES orders (row), about TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (order_row, about)) WITHOUT ROWID, STRICT;
`,
});
