import { defineMigration } from './define-migration.ts';

// Ids are time-ordered, so rows that are written together lie together. Rows that can outgrow a quarter of a page
// (order, snapshot, journal, inbox, outbox) are in rowid tables: in a WITHOUT ROWID table they would spill to overflow pages.
// Every index costs each delivery a page to write: `inbox_unusual` leaves out the usual ones, which the list shows anyway.
// `orders_listed` also answers text search without touching the orders: it covers all filters of the list.
export const first = defineMigration({
  number: 1,
  name: 'first',
  sql: `
CREATE TABLE tenants (id TEXT PRIMARY KEY, name TEXT NOT NULL, time_zone TEXT NOT NULL, retention_days INTEGER) WITHOUT ROWID, STRICT;
INSERT INTO tenants VALUES ('default', 'Default', 'Asia/Shanghai', NULL);

CREATE TABLE flows (
  tenant TEXT NOT NULL REFERENCES tenants (id), id TEXT NOT NULL, draft TEXT NOT NULL, name TEXT NOT NULL, states INTEGER NOT NULL,
  meaning_hash TEXT NOT NULL, revision INTEGER NOT NULL, version INTEGER, version_hash TEXT, updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)) STRICT;

CREATE TABLE flow_versions (
  tenant TEXT NOT NULL, flow TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL,
  geometry_hash TEXT NOT NULL, note TEXT NOT NULL, published_by TEXT NOT NULL, published_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, flow, version), FOREIGN KEY (tenant, flow) REFERENCES flows (tenant, id)) STRICT;

CREATE TABLE channels (
  tenant TEXT NOT NULL REFERENCES tenants (id), id TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, flow TEXT,
  enabled INTEGER NOT NULL, settings TEXT NOT NULL, secrets TEXT NOT NULL, PRIMARY KEY (tenant, id)) STRICT;

CREATE TABLE access_tokens (
  hash TEXT PRIMARY KEY, tenant TEXT NOT NULL REFERENCES tenants (id), actor TEXT NOT NULL, role TEXT NOT NULL,
  created_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE orders (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, external_id TEXT NOT NULL, channel TEXT NOT NULL, flow TEXT NOT NULL,
  version INTEGER NOT NULL, status TEXT NOT NULL, states TEXT NOT NULL, tags TEXT NOT NULL, amount INTEGER, search TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX orders_id ON orders (tenant, id);
CREATE UNIQUE INDEX orders_external ON orders (tenant, channel, external_id);
CREATE INDEX orders_listed ON orders (tenant, created_at, id, status, flow, channel, search);
CREATE INDEX orders_status ON orders (tenant, status, created_at, id);
CREATE INDEX orders_flow ON orders (tenant, flow, created_at, id);
CREATE INDEX orders_channel ON orders (tenant, channel, created_at, id);

CREATE TABLE snapshots (tenant TEXT NOT NULL, order_id TEXT NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (tenant, order_id)) STRICT;

CREATE TABLE order_states (
  tenant TEXT NOT NULL, flow TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL, order_id TEXT NOT NULL,
  PRIMARY KEY (tenant, flow, state, created_at, order_id)) WITHOUT ROWID, STRICT;

CREATE TABLE journal (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, order_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
  outcome TEXT NOT NULL, input TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX journal_order ON journal (tenant, order_id, seq);

CREATE TABLE timers (
  tenant TEXT NOT NULL, order_id TEXT NOT NULL, id TEXT NOT NULL, arming INTEGER NOT NULL, due INTEGER NOT NULL, status TEXT NOT NULL,
  error TEXT, PRIMARY KEY (tenant, order_id, id, arming)) WITHOUT ROWID, STRICT;
CREATE INDEX timers_due ON timers (due) WHERE status = 'armed';
CREATE INDEX timers_listed ON timers (tenant, due, order_id, id, arming);
CREATE INDEX timers_failed ON timers (tenant, due) WHERE status = 'failed';

CREATE TABLE outbox (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, key TEXT NOT NULL, order_id TEXT NOT NULL, action TEXT NOT NULL, destination TEXT NOT NULL,
  request TEXT NOT NULL, call TEXT, status TEXT NOT NULL, attempts INTEGER NOT NULL, next_attempt_at INTEGER, last_error TEXT,
  response TEXT, created_at INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX outbox_key ON outbox (tenant, key);
CREATE INDEX outbox_order ON outbox (tenant, order_id);
CREATE INDEX outbox_listed ON outbox (tenant);
CREATE INDEX outbox_status ON outbox (tenant, status);
CREATE INDEX outbox_pending ON outbox (tenant, destination, next_attempt_at) WHERE status = 'pending';
CREATE INDEX outbox_delivering ON outbox (tenant) WHERE status = 'delivering';

CREATE TABLE inbox (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, channel TEXT NOT NULL, delivery_id TEXT NOT NULL,
  received_at INTEGER NOT NULL, status TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, problems TEXT NOT NULL,
  orders TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX inbox_id ON inbox (tenant, id);
CREATE INDEX inbox_unusual ON inbox (tenant, status, id) WHERE status <> 'applied';
CREATE INDEX inbox_channel ON inbox (tenant, channel, id);

CREATE TABLE applied (
  tenant TEXT NOT NULL, channel TEXT NOT NULL, key TEXT NOT NULL, order_id TEXT, seq INTEGER NOT NULL, outcome TEXT NOT NULL,
  PRIMARY KEY (tenant, channel, key)) WITHOUT ROWID, STRICT;

CREATE TABLE counters (
  tenant TEXT NOT NULL, flow TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL, key TEXT NOT NULL, orders INTEGER NOT NULL,
  PRIMARY KEY (tenant, flow, version, type, key)) WITHOUT ROWID, STRICT;
`,
});
