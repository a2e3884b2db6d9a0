import { reasonsField } from '@orderloom/shared/order';
import type { Database } from 'better-sqlite3';
import type { StoredOrder } from './engine-port.ts';
import type { ShortNumbers } from './short-numbers.ts';

/** How a reason is named among the places, where states are too: no state can have such an id. */
export function placeOfReason(reason: string): string {
  return `review/${reason}`;
}

const none: readonly string[] = [];

/** Orders by why they wait. Costs a comparison where that did not change. */
export function createReviewPlaces(raw: Database, numbers: ShortNumbers) {
  const insert = raw.prepare<[number, number, number]>('INSERT OR IGNORE INTO order_reasons VALUES (?, ?, ?)');
  const remove = raw.prepare<[number, number, number]>('DELETE FROM order_reasons WHERE place = ? AND created_at = ? AND order_row = ?');

  function placeOf({ tenant, flow, channel, snapshot }: StoredOrder, reason: string): number {
    return numbers.place(tenant, flow, channel, snapshot.status, placeOfReason(reason));
  }

  function enter(order: StoredOrder): void {
    for (const reason of reasonsIn(order)) insert.run(placeOf(order, reason), order.createdAt, order.row);
  }

  return {
    enter,
    move(before: StoredOrder, after: StoredOrder): void {
      const same = before.snapshot.context[reasonsField] === after.snapshot.context[reasonsField];
      if (same && before.snapshot.status === after.snapshot.status) return;
      for (const reason of reasonsIn(before)) remove.run(placeOf(before, reason), before.createdAt, before.row);
      enter(after);
    },
  };
}

function reasonsIn({ snapshot }: StoredOrder): readonly string[] {
  const reasons = snapshot.context[reasonsField];
  return Array.isArray(reasons) ? reasons.filter((reason) => typeof reason === 'string') : none;
}
