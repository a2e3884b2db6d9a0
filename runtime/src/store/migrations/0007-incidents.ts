import { defineMigration } from './define-migration.ts';

// An incident is one cause; its items are what is stuck by it, and leave when they are mended. `open` and `orders` are counted with
// them, in the same transaction. A mend goes through the items by their number, up to `last`; `place` is how far it has come.
export const incidents = defineMigration({
  number: 7,
  name: 'incidents',
  sql: `
CREATE TABLE incidents (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, cause TEXT NOT NULL, problem TEXT NOT NULL, open INTEGER NOT NULL,
  orders INTEGER NOT NULL, total INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, opened_at INTEGER NOT NULL,
  closed_at INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT, assigned_to TEXT) STRICT;
CREATE UNIQUE INDEX incidents_id ON incidents (tenant, id);
CREATE INDEX incidents_open ON incidents (tenant, last_at, row) WHERE open > 0;
CREATE INDEX incidents_closed ON incidents (tenant, last_at, row) WHERE open = 0;

CREATE TABLE incident_items (
  row INTEGER PRIMARY KEY, incident INTEGER NOT NULL REFERENCES incidents (row), order_row INTEGER, subject TEXT NOT NULL,
  at INTEGER NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX incident_items_subject ON incident_items (incident, subject);
CREATE INDEX incident_items_listed ON incident_items (incident, row);
CREATE INDEX incident_items_what ON incident_items (subject);
CREATE INDEX incident_items_order ON incident_items (order_row, incident) WHERE order_row IS NOT NULL;

CREATE TABLE incident_log (
  row INTEGER PRIMARY KEY, incident INTEGER NOT NULL REFERENCES incidents (row), at INTEGER NOT NULL, by TEXT NOT NULL, type TEXT NOT NULL,
  text TEXT NOT NULL) STRICT;
CREATE INDEX incident_log_incident ON incident_log (incident, row);

CREATE TABLE mend_jobs (
  row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, incident INTEGER NOT NULL REFERENCES incidents (row), mend TEXT NOT NULL,
  only_order INTEGER, reason TEXT NOT NULL, by TEXT NOT NULL, status TEXT NOT NULL, place INTEGER NOT NULL, last INTEGER NOT NULL,
  total INTEGER NOT NULL, mended INTEGER NOT NULL, refused INTEGER NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER) STRICT;
CREATE UNIQUE INDEX mend_jobs_id ON mend_jobs (tenant, id);
CREATE INDEX mend_jobs_incident ON mend_jobs (incident, row);
CREATE INDEX mend_jobs_running ON mend_jobs (row) WHERE status = 'running';

CREATE TABLE mend_results (
  job INTEGER NOT NULL REFERENCES mend_jobs (row), item INTEGER NOT NULL, order_row INTEGER, outcome TEXT NOT NULL, problems TEXT NOT NULL,
  PRIMARY KEY (job, item)) WITHOUT ROWID, STRICT;
`,
});
