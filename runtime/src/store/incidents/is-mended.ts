import type { StoredOrder } from '../engine-port.ts';
import type { JournalRow } from '../reading-types.ts';
import { nameOf } from './cause-of.ts';
import type { OpenItem } from './incident-types.ts';

/** Whether a step has put right what an order was stuck with. Effects, timers and deliveries are watched where they are written. */
export function isMended({ cause, detail }: OpenItem, order: StoredOrder, row: JournalRow): boolean {
  const { status } = order.snapshot;
  const applied = row.outcome === 'applied';
  switch (cause.type) {
    case 'order-stopped':
      return status !== 'error';
    case 'version-broken':
      return applied;
    case 'step-failed':
      return status === 'done' || (applied && (sameInput(row, cause) || leftAll(detail.states, order)));
    case 'event-rejected':
      return status === 'done' || (applied && sameInput(row, cause));
    default:
      return false;
  }
}

function sameInput(row: JournalRow, { event, timer, call }: OpenItem['cause']): boolean {
  const name = nameOf(row.input);
  if (event !== undefined) return name.event === event;
  return timer !== undefined ? name.timer === timer : call !== undefined && name.call !== undefined;
}

/** It may have been any of the regions that failed: only when none of them is where it was, the trouble lies behind. */
function leftAll(states: readonly string[] | undefined, order: StoredOrder): boolean {
  return states !== undefined && states.length > 0 && !states.some((state) => order.states.includes(state));
}
