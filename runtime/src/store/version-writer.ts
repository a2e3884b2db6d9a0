import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { EngineTransaction, StoredOrder } from './engine-port.ts';

type VersionWriter = Pick<EngineTransaction, 'moveOrder'>;

/** Puts an order on another version of its flow; the counters of both follow. */
export function createVersionWriter(raw: Database, counters: Counters, updateOrder: EngineTransaction['updateOrder']): VersionWriter {
  const change = raw.prepare<[number, number]>('UPDATE orders SET version = ? WHERE row = ?');

  function count({ tenant, flow, version, snapshot, states }: StoredOrder, by: number): void {
    counters.add(tenant, flow, version, 'status', snapshot.status, by);
    if (snapshot.status !== 'done') for (const state of states) counters.add(tenant, flow, version, 'state', state, by);
  }

  return {
    moveOrder(before, version, snapshot, head) {
      const moving = { ...before, version };
      change.run(version, before.row);
      count(before, -1);
      count(moving, 1);
      return updateOrder(moving, snapshot, head);
    },
  };
}
