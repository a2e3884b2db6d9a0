import { defineMigration } from './define-migration.ts';

// One index carries every list of orders: the lists of one flow, channel and status each are read from it and merged, so that no
// combination of filters walks past orders it does not want. Lists by state do the same with short numbers of places.
export const places = defineMigration({
  number: 6,
  name: 'places',
  sql: `
DROP INDEX orders_listed;
DROP INDEX orders_status;
DROP INDEX orders_flow;
DROP INDEX orders_channel;
CREATE INDEX orders_listed ON orders (tenant, flow, channel, status, created_at);

CREATE TABLE places (
  no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, flow TEXT NOT NULL, channel TEXT NOT NULL, status TEXT NOT NULL, state TEXT NOT NULL,
  UNIQUE (tenant, flow, channel, status, state)) STRICT;
INSERT INTO places (tenant, flow, channel, status, state)
  SELECT DISTINCT n.tenant, n.flow, o.channel, o.status, n.state
  FROM order_states s JOIN state_names n ON n.no = s.state JOIN orders o ON o.row = s.order_row;
CREATE TABLE standings (
  place INTEGER NOT NULL, created_at INTEGER NOT NULL, order_row INTEGER NOT NULL, PRIMARY KEY (place, created_at, order_row)
) WITHOUT ROWID, STRICT;
INSERT INTO standings
  SELECT p.no, s.created_at, s.order_row FROM order_states s JOIN state_names n ON n.no = s.state JOIN orders o ON o.row = s.order_row
  JOIN places p ON p.tenant = n.tenant AND p.flow = n.flow AND p.channel = o.channel AND p.status = o.status AND p.state = n.state;
DROP TABLE order_states;
DROP TABLE state_names;
ALTER TABLE standings RENAME TO order_states;

INSERT INTO counters (tenant, flow, version, type, key, orders)
  SELECT tenant, '', 0, 'timer', status, count(*) FROM timers GROUP BY tenant, status;
`,
});
