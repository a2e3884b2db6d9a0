import type { Snapshot } from '@orderloom/shared/step';
import type { StoredOrder } from './engine-port.ts';
import { readSnapshot } from './snapshot-text.ts';

/** A row of `orders`, as the engine holds it. */
export interface OrderColumns extends Omit<StoredOrder, 'snapshot' | 'states' | 'size'> {
  readonly states: string;
  readonly status: Snapshot['status'];
  readonly seq: number;
  readonly data: string;
}

export function toStoredOrder({ data, states, status, seq, ...row }: OrderColumns): StoredOrder {
  return { ...row, states: JSON.parse(states), snapshot: readSnapshot(data, { order: row.id, seq, status }), size: data.length };
}
