import type { Machine } from '../compile/machine.ts';
import type { Transition } from '../document/transition.ts';
import { activeStates } from './active-states.ts';
import { liveSnapshot } from './live-snapshot.ts';
import type { Snapshot } from './types.ts';

/** An event that the order could take now, and where it may lead. */
export interface Acceptable {
  readonly type: string;
  readonly leadsTo: readonly string[];
}

/**
 * The catalogue events the order would take in its present state. A condition on the payload counts as possible,
 * since the payload is not yet known; every other condition is asked.
 */
export function acceptableEvents(machine: Machine, snapshot: Snapshot, now: number): Acceptable[] {
  if (snapshot.status !== 'active') return [];
  const { document } = machine;
  const active = new Set([document.root, ...activeStates(snapshot.value)]);
  const live = liveSnapshot(machine, snapshot);
  const possible = Object.values(document.transitions).filter((transition) => active.has(transition.source));
  return Object.keys(document.events).flatMap((type) => {
    const candidates = possible.filter((transition) => transition.trigger.type === 'event' && matches(transition.trigger.event, type));
    if (candidates.length === 0) return [];
    machine.run.begin(now, live);
    const sure = machine.xstate.getTransitionData(live, { type }).some((taken) => taken.target !== undefined || taken.actions.length > 0);
    const open = candidates.filter((transition) => readsPayload(transition));
    if (!sure && open.length === 0) return [];
    const leadsTo = candidates.flatMap((transition) => transition.targets);
    return [{ type, leadsTo: [...new Set(leadsTo)] }];
  });
}

function readsPayload(transition: Transition): boolean {
  return transition.guard !== undefined && /\bevent\./.test(transition.guard);
}

function matches(descriptor: string, type: string): boolean {
  if (descriptor === type || descriptor === '*') return true;
  return descriptor.endsWith('.*') && type.startsWith(descriptor.slice(0, -1));
}
