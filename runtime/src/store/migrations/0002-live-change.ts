import { defineMigration } from './define-migration.ts';

// `releases` says which version new orders get; without a row it is the newest. `orders_in_flight` lets a version's live orders
// be walked without the finished ones; it is touched once when an order begins and once when it ends.
export const liveChange = defineMigration({
  number: 2,
  name: 'live-change',
  sql: `
CREATE TABLE releases (
  tenant TEXT NOT NULL, flow TEXT NOT NULL, active INTEGER NOT NULL, canary TEXT, pins TEXT NOT NULL,
  PRIMARY KEY (tenant, flow), FOREIGN KEY (tenant, flow) REFERENCES flows (tenant, id)) WITHOUT ROWID, STRICT;

CREATE TABLE release_events (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, flow TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, change TEXT NOT NULL) STRICT;
CREATE INDEX release_events_flow ON release_events (tenant, flow, row);

CREATE TABLE canary_troubles (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, flow TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL,
  subject TEXT NOT NULL) STRICT;
CREATE INDEX canary_troubles_recent ON canary_troubles (tenant, flow, version, type, at, subject);

CREATE TABLE version_mappings (
  tenant TEXT NOT NULL, flow TEXT NOT NULL, version INTEGER NOT NULL, mapping TEXT NOT NULL, saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL,
  PRIMARY KEY (tenant, flow, version), FOREIGN KEY (tenant, flow, version) REFERENCES flow_versions (tenant, flow, version)) STRICT;

CREATE TABLE migration_runs (
  tenant TEXT NOT NULL, id TEXT NOT NULL, flow TEXT NOT NULL, target INTEGER NOT NULL, sources TEXT NOT NULL, mapping TEXT NOT NULL,
  accept TEXT NOT NULL, status TEXT NOT NULL, place TEXT NOT NULL, total INTEGER NOT NULL, moved INTEGER NOT NULL, left_out INTEGER NOT NULL,
  reverted INTEGER NOT NULL, stayed INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, ended_at INTEGER,
  trouble TEXT, PRIMARY KEY (tenant, id)) STRICT;
CREATE INDEX migration_runs_flow ON migration_runs (tenant, flow, id);
CREATE INDEX migration_runs_open ON migration_runs (status) WHERE status IN ('running', 'reverting');

CREATE TABLE migration_orders (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, run TEXT NOT NULL, order_id TEXT NOT NULL, source INTEGER NOT NULL, outcome TEXT NOT NULL,
  reasons TEXT NOT NULL, seq INTEGER NOT NULL, before TEXT, mark TEXT) STRICT;
CREATE UNIQUE INDEX migration_orders_order ON migration_orders (tenant, run, order_id);
CREATE INDEX migration_orders_outcome ON migration_orders (tenant, run, outcome, order_id);

CREATE INDEX orders_in_flight ON orders (tenant, flow, version, id) WHERE status <> 'done';
`,
});
