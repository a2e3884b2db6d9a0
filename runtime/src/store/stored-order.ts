import type { Snapshot } from '@orderloom/shared/step';
import type { StoredOrder } from './engine-port.ts';

/** A row of `orders` joined with its snapshot, as the engine holds it. */
export interface OrderColumns extends Omit<StoredOrder, 'snapshot' | 'states' | 'size'> {
  readonly states: string;
  readonly data: string;
}

export function toStoredOrder({ data, states, ...row }: OrderColumns): StoredOrder {
  return { ...row, states: JSON.parse(states), snapshot: JSON.parse(data) as Snapshot, size: data.length };
}
