import { statSync } from 'node:fs';
import type { Connection } from '../connect.ts';
import type { Capped, StoreGauges, TenantGauges } from '../gauge-types.ts';

/** Where counting stops. Each count walks an index, so this is what it costs at most. */
const most = { timers: 100_000, rows: 10_000, destinations: 500, errors: 100 } as const;

/** For whoever watches the process, over all tenants; asked every few seconds, so that nothing here may grow with the orders. */
export function createGaugeQueries({ raw, info }: Connection): (now: number) => StoreGauges {
  const capped = (from: string) => raw.prepare<unknown[], number>(`SELECT count(*) FROM (SELECT 1 FROM ${from} LIMIT ?)`).pluck();
  const tenants = raw.prepare<[], string>('SELECT id FROM tenants ORDER BY id').pluck();
  const orders = raw.prepare<[string], { key: string; orders: number }>(
    "SELECT key, sum(orders) AS orders FROM counters WHERE tenant = ? AND type = 'status' GROUP BY key",
  );
  const armed = capped("timers WHERE tenant = ? AND status = 'armed'");
  const late = capped("timers WHERE tenant = ? AND status = 'armed' AND due <= ?");
  const failed = capped("timers WHERE tenant = ? AND status = 'failed'");
  const nextDue = raw.prepare<[string], number | null>("SELECT min(due) FROM timers WHERE tenant = ? AND status = 'armed'").pluck();
  const outbox = capped('outbox WHERE tenant = ? AND status = ?');
  const sources = raw.prepare<[string], number>('SELECT no FROM sources WHERE tenant = ?').pluck();
  const quarantined = capped("inbox WHERE source = ? AND status = 'quarantined' AND status <> 'applied'");
  const backlog = capped("outbox WHERE status = 'pending' AND tenant = ? AND destination = ?");
  const lanes = raw.prepare<[number], { tenant: string; destination: string; nextAttemptAt: number }>(lanesSql);
  const errors = raw
    .prepare<[string, number], string | null>("SELECT error FROM timers WHERE tenant = ? AND status = 'failed' ORDER BY due DESC LIMIT ?")
    .pluck();

  function gaugesOf(tenant: string, now: number): TenantGauges {
    const unapplied = sources.all(tenant).reduce((all, no) => all + (quarantined.get(no, most.rows) ?? 0), 0);
    const rowsIn = (status: string) => atMost(outbox.get(tenant, status, most.rows), most.rows);
    return {
      tenant,
      orders: Object.fromEntries(orders.all(tenant).map((row) => [row.key, row.orders])),
      timersArmed: atMost(armed.get(tenant, most.timers), most.timers),
      timersLate: atMost(late.get(tenant, now, most.rows), most.rows),
      timersFailed: atMost(failed.get(tenant, most.rows), most.rows),
      nextTimerDue: nextDue.get(tenant) ?? null,
      outboxPending: rowsIn('pending'),
      outboxDelivering: rowsIn('delivering'),
      outboxDead: rowsIn('dead'),
      inboxQuarantined: atMost(unapplied, most.rows),
      timerErrors: errors.all(tenant, most.errors).flatMap((error) => error ?? []),
    };
  }

  return (now) => {
    return {
      tenants: tenants.all().map((tenant) => gaugesOf(tenant, now)),
      destinations: lanes.all(most.destinations).map(({ tenant, destination, nextAttemptAt }) => ({
        tenant,
        destination,
        pending: atMost(backlog.get(tenant, destination, most.rows), most.rows),
        nextAttemptAt,
      })),
      databaseBytes: sizeOf(info.path),
      walBytes: sizeOf(`${info.path}-wal`),
    };
  };
}

// Steps from one destination to the next in the index of pending rows.
const lanesSql = `
WITH RECURSIVE lane (tenant, destination) AS (
  SELECT * FROM (SELECT tenant, destination FROM outbox WHERE status = 'pending' ORDER BY tenant, destination LIMIT 1)
  UNION ALL
  SELECT next.tenant, next.destination FROM lane JOIN outbox AS next ON next.row = (
    SELECT row FROM outbox WHERE status = 'pending' AND (tenant, destination) > (lane.tenant, lane.destination)
    ORDER BY tenant, destination LIMIT 1)
  LIMIT ?
)
SELECT tenant, destination, (
  SELECT min(next_attempt_at) FROM outbox
  WHERE status = 'pending' AND outbox.tenant = lane.tenant AND outbox.destination = lane.destination
) AS nextAttemptAt FROM lane`;

function atMost(count: number | undefined, limit: number): Capped {
  return { count: count ?? 0, capped: (count ?? 0) >= limit };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
