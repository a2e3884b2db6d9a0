import type { Database } from 'better-sqlite3';
import type { EngineStore } from './engine-port.ts';

type Lanes = ReturnType<EngineStore['pendingLanes']>;

/** Steps from one destination to the next in the index of pending rows, so that a long backlog at one costs nothing at the others. */
export function createLaneReader(raw: Database): () => Lanes {
  const pending = "FROM outbox WHERE status = 'pending'";
  const nextTenant = raw.prepare<[string], string>(`SELECT tenant ${pending} AND tenant > ? ORDER BY tenant LIMIT 1`).pluck();
  const nextDestination = raw
    .prepare<[string, string], string>(`SELECT destination ${pending} AND tenant = ? AND destination > ? ORDER BY destination LIMIT 1`)
    .pluck();
  const due = raw
    .prepare<[string, string], number | null>(
      `SELECT min(next_attempt_at) ${pending} AND tenant = ? AND destination = ? AND next_attempt_at IS NOT NULL`,
    )
    .pluck();
  return () => {
    const lanes: Lanes[number][] = [];
    for (let tenant = nextTenant.get(''); tenant !== undefined; tenant = nextTenant.get(tenant)) {
      for (
        let destination = nextDestination.get(tenant, '');
        destination !== undefined;
        destination = nextDestination.get(tenant, destination)
      ) {
        lanes.push({ tenant, destination, nextAttemptAt: due.get(tenant, destination) ?? Number.POSITIVE_INFINITY });
      }
    }
    return lanes;
  };
}
