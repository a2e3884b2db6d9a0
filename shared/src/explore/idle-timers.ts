import { delayKey } from '../document/delay-key.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Transition } from '../document/transition.ts';

const moving = new Set(['raise-event', 'cancel-event', 'mark-leg']);

/** The ids of timers that move an order when they fire; a reminder, which only tells somebody, does not. */
export function movingTimers(document: FlowDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const transition of Object.values(document.transitions)) {
    const id = timerOf(document, transition);
    if (id !== undefined && moves(transition)) found.add(id);
  }
  return found;
}

/** The id of the timer a transition waits for. */
export function timerOf(document: FlowDocument, transition: Transition): string | undefined {
  const { trigger, source } = transition;
  return trigger.type === 'after' ? `xstate.after.${delayKey(document, { ...transition, trigger })}.${source}` : undefined;
}

function moves({ targets, reenter, actions }: Transition): boolean {
  return targets.length > 0 || reenter || actions.some(({ type }) => moving.has(type));
}
