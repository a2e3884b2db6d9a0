import type { JournalEntry, OrderDetail } from '@orderloom/shared/api';

export interface Walk {
  readonly active: ReadonlySet<string>;
  readonly walkedStates: ReadonlySet<string>;
  readonly walkedTransitions: ReadonlySet<string>;
}

/** Where an order is and the way it came, as its journal tells. */
export function walkOf(order: Pick<OrderDetail, 'states'>, journal: readonly JournalEntry[]): Walk {
  return {
    active: new Set(order.states),
    walkedStates: new Set(journal.flatMap((entry) => entry.entered)),
    walkedTransitions: new Set(journal.flatMap((entry) => entry.transitions)),
  };
}
