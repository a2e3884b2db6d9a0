import { defineMigration } from './define-migration.ts';

// `destinations` keeps every receiver ever met, with what a person set for it; rates and breakers live in the dispatcher alone.
// `outbox.ordered` marks effects that wait for their forerunners: one that waits has no instant (`next_attempt_at` is null).
// `secrets.sealed` and, from now on, `channels.secrets` are encrypted.
export const effects = defineMigration({
  number: 5,
  name: 'effects',
  sql: `
CREATE TABLE destinations (
  tenant TEXT NOT NULL REFERENCES tenants (id), id TEXT NOT NULL, type TEXT NOT NULL, settings TEXT NOT NULL DEFAULT '{}',
  changed_at INTEGER, changed_by TEXT, paused_at INTEGER, paused_by TEXT, pause_reason TEXT, PRIMARY KEY (tenant, id)) WITHOUT ROWID, STRICT;

CREATE TABLE allowed_addresses (
  tenant TEXT NOT NULL REFERENCES tenants (id), address TEXT NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL,
  PRIMARY KEY (tenant, address)) WITHOUT ROWID, STRICT;

CREATE TABLE secrets (
  tenant TEXT NOT NULL REFERENCES tenants (id), name TEXT NOT NULL, sealed TEXT NOT NULL, set_at INTEGER NOT NULL, set_by TEXT NOT NULL,
  PRIMARY KEY (tenant, name)) WITHOUT ROWID, STRICT;

ALTER TABLE outbox ADD COLUMN ordered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN cause TEXT;
ALTER TABLE outbox ADD COLUMN ended_at INTEGER;
CREATE INDEX outbox_ordered ON outbox (tenant, order_id, destination) WHERE ordered = 1 AND status IN ('pending', 'delivering');
CREATE INDEX outbox_dead ON outbox (tenant, destination, cause) WHERE status = 'dead';
INSERT INTO destinations (tenant, id, type) SELECT tenant, destination, min(json_extract(request, '$.type')) FROM outbox GROUP BY 1, 2;
`,
});
