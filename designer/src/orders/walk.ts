import type { JournalEntry, OrderDetail } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';

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

/** The active state that was entered last, where something happened most recently; one that still waits before one that has ended. */
export function newestActive(
  order: Pick<OrderDetail, 'states'>,
  journal: readonly JournalEntry[],
  document: Pick<FlowDocument, 'states'>,
): string | undefined {
  const waiting = order.states.filter((id) => document.states[id]?.kind !== 'final');
  const among = waiting.length > 0 ? waiting : order.states;
  return journal.flatMap((entry) => entry.entered).findLast((id) => among.includes(id)) ?? among[0];
}

/** The innermost states of a state value. */
export function leavesOf(value: JournalEntry['to']): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([key, inner]) => {
    const below = typeof inner === 'string' || (typeof inner === 'object' && inner !== null) ? leavesOf(inner as JournalEntry['to']) : [];
    return below.length > 0 ? below : [key];
  });
}

/** The states a step led to and left the order in; those it only passed through are left out. */
export function arrivedAt(entry: Pick<JournalEntry, 'entered' | 'to'>): readonly string[] {
  const entered = new Set(entry.entered);
  return leavesOf(entry.to).filter((id) => entered.has(id));
}
