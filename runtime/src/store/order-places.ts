import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { StoredOrder } from './engine-port.ts';

/** Where orders stand: by state for the lists, and counted by state and status. */
export function createOrderPlaces(raw: Database, counters: Counters) {
  const insert = raw.prepare<[string, string, string, number, string]>('INSERT INTO order_states VALUES (?, ?, ?, ?, ?)');
  const remove = raw.prepare<[string, string, string, number, string]>(
    'DELETE FROM order_states WHERE tenant = ? AND flow = ? AND state = ? AND created_at = ? AND order_id = ?',
  );

  function count(order: StoredOrder, type: 'status' | 'state', key: string, by: number): void {
    counters.add({ tenant: order.tenant, flow: order.flow, version: order.version, type, key, by });
  }

  /** Only orders in flight are counted by state; a finished one stays findable by its final state. */
  function countStates(order: StoredOrder, by: number): void {
    if (order.snapshot.status !== 'done') for (const state of order.states) count(order, 'state', state, by);
  }

  function place(order: StoredOrder, state: string): void {
    insert.run(order.tenant, order.flow, state, order.createdAt, order.id);
  }

  function moveStates(before: StoredOrder, after: StoredOrder): void {
    for (const state of before.states) {
      if (!after.states.includes(state)) remove.run(before.tenant, before.flow, state, before.createdAt, before.id);
    }
    for (const state of after.states) if (!before.states.includes(state)) place(after, state);
  }

  return {
    enter(order: StoredOrder): void {
      for (const state of order.states) place(order, state);
      count(order, 'status', order.snapshot.status, 1);
      countStates(order, 1);
    },
    move(before: StoredOrder, after: StoredOrder): void {
      const ended = before.snapshot.status !== after.snapshot.status;
      if (!ended && sameList(before.states, after.states)) return;
      moveStates(before, after);
      countStates(before, -1);
      countStates(after, 1);
      if (!ended) return;
      count(before, 'status', before.snapshot.status, -1);
      count(after, 'status', after.snapshot.status, 1);
    },
  };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
