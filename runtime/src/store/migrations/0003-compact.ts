import { defineMigration } from './define-migration.ts';

// What one event leaves is written to as few pages as possible. Rows of an order carry its short number instead of tenant and id;
// the snapshot lies in the order's row; a journal row carries the key it was applied under, so that keys lie with their order;
// a timer is known by its arming, an inbox row by its number.
export const compact = defineMigration({
  number: 3,
  name: 'compact',
  sql: `
ALTER TABLE orders ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN data TEXT NOT NULL DEFAULT '{}';
UPDATE orders SET (seq, data) = (SELECT s.seq, s.data FROM snapshots s WHERE s.tenant = orders.tenant AND s.order_id = orders.id);
DROP TABLE snapshots;

CREATE TABLE applied_by_order AS SELECT tenant, order_id, seq, min(channel) AS channel, min(key) AS key FROM applied
  WHERE order_id IS NOT NULL GROUP BY tenant, order_id, seq;
CREATE UNIQUE INDEX applied_by_order_step ON applied_by_order (tenant, order_id, seq);
CREATE TABLE steps (
  row INTEGER PRIMARY KEY, order_row INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT, outcome TEXT, key TEXT,
  input TEXT NOT NULL, record TEXT NOT NULL) STRICT;
INSERT INTO steps
  SELECT j.row, o.row, j.seq, j.at, nullif(j.actor, 'channel:' || o.channel), nullif(j.outcome, 'applied'),
    (SELECT CASE WHEN a.channel = o.channel THEN a.key ELSE a.channel || char(9) || a.key END FROM applied_by_order a
     WHERE a.tenant = j.tenant AND a.order_id = j.order_id AND a.seq = j.seq), j.input, j.record
  FROM journal j JOIN orders o ON o.tenant = j.tenant AND o.id = j.order_id ORDER BY j.row;
DROP TABLE journal;
ALTER TABLE steps RENAME TO journal;
CREATE UNIQUE INDEX journal_order ON journal (order_row, seq);
DROP TABLE applied_by_order;
DELETE FROM applied WHERE order_id IS NOT NULL;

CREATE TABLE state_names (
  no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, flow TEXT NOT NULL, state TEXT NOT NULL, UNIQUE (tenant, flow, state)) STRICT;
INSERT INTO state_names (tenant, flow, state) SELECT DISTINCT tenant, flow, state FROM order_states;
CREATE TABLE standings (
  state INTEGER NOT NULL, created_at INTEGER NOT NULL, order_row INTEGER NOT NULL, PRIMARY KEY (state, created_at, order_row)
) WITHOUT ROWID, STRICT;
INSERT INTO standings
  SELECT n.no, s.created_at, o.row FROM order_states s JOIN state_names n ON n.tenant = s.tenant AND n.flow = s.flow AND n.state = s.state
  JOIN orders o ON o.tenant = s.tenant AND o.id = s.order_id;
DROP TABLE order_states;
ALTER TABLE standings RENAME TO order_states;

CREATE TABLE waiting_timers (
  order_row INTEGER NOT NULL, arming INTEGER NOT NULL, tenant TEXT NOT NULL, id TEXT NOT NULL, due INTEGER NOT NULL, status TEXT NOT NULL,
  error TEXT, PRIMARY KEY (order_row, arming)) WITHOUT ROWID, STRICT;
INSERT INTO waiting_timers
  SELECT o.row, t.arming, t.tenant, t.id, t.due, t.status, t.error FROM timers t JOIN orders o ON o.tenant = t.tenant AND o.id = t.order_id;
DROP TABLE timers;
ALTER TABLE waiting_timers RENAME TO timers;
CREATE INDEX timers_due ON timers (tenant, due) WHERE status = 'armed';
CREATE INDEX timers_failed ON timers (tenant, due) WHERE status = 'failed';

CREATE TABLE sources (no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, channel TEXT NOT NULL, UNIQUE (tenant, channel)) STRICT;
INSERT INTO sources (tenant, channel) SELECT DISTINCT tenant, channel FROM inbox;
CREATE TABLE deliveries (
  row INTEGER PRIMARY KEY, source INTEGER NOT NULL, delivery_id TEXT NOT NULL, received_at INTEGER NOT NULL, status TEXT NOT NULL,
  headers TEXT NOT NULL, body BLOB NOT NULL, problems TEXT, order_row INTEGER, orders TEXT) STRICT;
INSERT INTO deliveries
  SELECT i.row, s.no, i.delivery_id, i.received_at, i.status, i.headers, i.body, nullif(i.problems, '[]'),
    CASE WHEN json_array_length(i.orders) = 1 THEN (SELECT o.row FROM orders o WHERE o.tenant = i.tenant AND o.id = i.orders ->> 0) END,
    CASE WHEN json_array_length(i.orders) > 1 THEN i.orders END
  FROM inbox i JOIN sources s ON s.tenant = i.tenant AND s.channel = i.channel ORDER BY i.row;
DROP TABLE inbox;
ALTER TABLE deliveries RENAME TO inbox;
CREATE INDEX inbox_source ON inbox (source);
CREATE INDEX inbox_unusual ON inbox (source, status) WHERE status <> 'applied';
`,
});
