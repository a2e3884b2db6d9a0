import type { Text } from '../../base/text.ts';
import type { StandardOrder } from '../standard-order.ts';

/** Why an order may have to wait for somebody. */
export interface ReviewReason {
  readonly id: string;
  readonly label: Text;
  /** What mends it. */
  readonly hint: Text;
  applies(order: StandardOrder): boolean;
}

export function defineReason(reason: ReviewReason): ReviewReason {
  return reason;
}
