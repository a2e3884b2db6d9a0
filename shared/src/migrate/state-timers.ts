import { delayKey, slaKey } from '../document/delay-key.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { transitionsFrom } from '../document/queries.ts';
import type { ResumeRule } from '../document/transition.ts';

/** One timer a state arms on entry: siblings with the same delay share it. */
export interface StateTimer {
  /** As it stands in a snapshot. */
  readonly id: string;
  /** Under which the machine knows a computed delay. */
  readonly key: string;
  /** The transitions it serves; for the expected stay the state itself. */
  readonly names: readonly string[];
  readonly resume: ResumeRule;
  /** Milliseconds; undefined: computed on entry. */
  readonly fixed: number | undefined;
}

/** The timers of a state, in the order its transitions are tried. */
export function timersOfState(document: FlowDocument, state: string): StateTimer[] {
  const found = new Map<string, StateTimer>();
  for (const transition of transitionsFrom(document, state)) {
    const { trigger } = transition;
    if (trigger.type !== 'after') continue;
    const key = delayKey(document, { ...transition, trigger });
    const known = found.get(key);
    if (known) found.set(key, { ...known, names: [...known.names, transition.id] });
    else {
      const fixed = trigger.delay.type === 'fixed' ? trigger.delay.ms : undefined;
      found.set(key, { id: timerId(key, state), key, names: [transition.id], resume: trigger.resume ?? 'keep', fixed });
    }
  }
  const own = document.states[state];
  if (own?.sla) {
    const key = slaKey(own);
    found.set(key, { id: timerId(key, state), key, names: [state], resume: 'keep', fixed: own.sla.expected });
  }
  return [...found.values()];
}

/** The id XState gives the delayed event of a state. */
function timerId(key: string, state: string): string {
  return `xstate.after.${key}.${state}`;
}
