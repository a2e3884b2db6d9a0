import { defineMigration } from './define-migration.ts';

// What orders are routed by, the rules with their versions, and what was decided.
export const routing = defineMigration({
  number: 14,
  name: 'routing',
  sql: `
CREATE TABLE routing_facts (
  tenant TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, vals TEXT NOT NULL, changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL, PRIMARY KEY (tenant, kind, code)) WITHOUT ROWID, STRICT;

CREATE TABLE routing_stamps (tenant TEXT NOT NULL PRIMARY KEY, stamp INTEGER NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE routing_drafts (
  tenant TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, document TEXT NOT NULL, saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL) STRICT;

CREATE TABLE routing_versions (
  tenant TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL, note TEXT NOT NULL, published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL, PRIMARY KEY (tenant, version)) STRICT;

CREATE TABLE routing_decisions (
  tenant TEXT NOT NULL, key TEXT NOT NULL, order_id TEXT NOT NULL, at INTEGER NOT NULL, day INTEGER NOT NULL, version INTEGER NOT NULL,
  warehouse TEXT NOT NULL, carrier TEXT NOT NULL, outcome TEXT NOT NULL, explanation TEXT NOT NULL, PRIMARY KEY (tenant, key)) STRICT;
CREATE INDEX routing_decisions_order ON routing_decisions (tenant, order_id, at);

CREATE TABLE routing_loads (
  tenant TEXT NOT NULL, day INTEGER NOT NULL, warehouse TEXT NOT NULL, carrier TEXT NOT NULL, orders INTEGER NOT NULL,
  PRIMARY KEY (tenant, day, warehouse, carrier)) WITHOUT ROWID, STRICT;

CREATE TABLE routing_offers (
  tenant TEXT NOT NULL, rule TEXT NOT NULL, order_id TEXT NOT NULL, customer TEXT NOT NULL, day INTEGER NOT NULL, side TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (tenant, rule, order_id)) WITHOUT ROWID, STRICT;
CREATE INDEX routing_offers_customer ON routing_offers (tenant, rule, customer);
CREATE INDEX routing_offers_day ON routing_offers (tenant, rule, day, side);
CREATE INDEX routing_offers_at ON routing_offers (tenant, at);
`,
});
