import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { StoredOrder } from './engine-port.ts';
import type { ShortNumbers } from './short-numbers.ts';

/** Where orders stand: by state for the lists, and counted by state and status. */
export function createOrderPlaces(raw: Database, counters: Counters, numbers: ShortNumbers) {
  const insert = raw.prepare<[number, number, number]>('INSERT INTO order_states VALUES (?, ?, ?)');
  const move = raw.prepare<[number, number, number, number]>(
    'UPDATE order_states SET place = ? WHERE place = ? AND created_at = ? AND order_row = ?',
  );
  const remove = raw.prepare<[number, number, number]>('DELETE FROM order_states WHERE place = ? AND created_at = ? AND order_row = ?');

  function count(order: StoredOrder, type: 'status' | 'state', key: string, by: number): void {
    counters.add(order.tenant, order.flow, order.version, type, key, by);
  }

  /** Only orders in flight are counted by state; a finished one stays findable by its final state. */
  function countState(order: StoredOrder, state: string, by: number): void {
    if (order.snapshot.status !== 'done') count(order, 'state', state, by);
  }

  function placeOf({ tenant, flow, channel, snapshot }: StoredOrder, state: string): number {
    return numbers.place(tenant, flow, channel, snapshot.status, state);
  }

  function enter(order: StoredOrder, state: string): void {
    insert.run(placeOf(order, state), order.createdAt, order.row);
    countState(order, state, 1);
  }

  function leave(order: StoredOrder, state: string): void {
    remove.run(placeOf(order, state), order.createdAt, order.row);
    countState(order, state, -1);
  }

  /** Most steps leave one state for one other: its row moves. */
  function moveStates(before: StoredOrder, after: StoredOrder): void {
    if (before.states === after.states) return;
    const left = before.states.filter((state) => !after.states.includes(state));
    const entered = after.states.filter((state) => !before.states.includes(state));
    const [from, to] = [left[0], entered[0]];
    if (left.length === 1 && entered.length === 1 && from !== undefined && to !== undefined) {
      move.run(placeOf(after, to), placeOf(before, from), before.createdAt, before.row);
      countState(before, from, -1);
      countState(after, to, 1);
      return;
    }
    for (const state of left) leave(before, state);
    for (const state of entered) enter(after, state);
  }

  /** In another status, the same state is another place. */
  function changeStatus(before: StoredOrder, after: StoredOrder): void {
    count(before, 'status', before.snapshot.status, -1);
    count(after, 'status', after.snapshot.status, 1);
    for (const state of after.states.filter((kept) => before.states.includes(kept))) {
      leave(before, state);
      enter(after, state);
    }
  }

  return {
    enter(order: StoredOrder): void {
      for (const state of order.states) enter(order, state);
      count(order, 'status', order.snapshot.status, 1);
    },
    move(before: StoredOrder, after: StoredOrder): void {
      moveStates(before, after);
      if (before.snapshot.status !== after.snapshot.status) changeStatus(before, after);
    },
  };
}
