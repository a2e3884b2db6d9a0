import type { Mark } from '../compile/step-run.ts';
import { markAction } from '../compile/step-run.ts';
import { applyMark, type Stepping } from './stepping.ts';

/** The event an order's own move to another version looks like to expressions. */
const event = { type: 'migrate' };

interface EntryAction {
  readonly type?: unknown;
  readonly params?: unknown;
}

/** Milliseconds of a computed delay with the order's data of now; infinity when there is nothing to compute it from. */
export function computedDelay(stepping: Stepping, key: string): number {
  const { machine, live, now } = stepping;
  const delay: unknown = machine.xstate.implementations.delays[key];
  if (typeof delay !== 'function') return Number.POSITIVE_INFINITY;
  machine.run.begin(now, live);
  const ms: unknown = delay({ context: live.context, event });
  collectNotes(stepping);
  return typeof ms === 'number' ? ms : Number.POSITIVE_INFINITY;
}

/** Makes one call of a state, as entering the state would. */
export function openCall(stepping: Stepping, state: string, call: string): void {
  const { machine, live, now } = stepping;
  const calls = machine.document.states[state]?.calls ?? [];
  const entry: unknown = machine.xstate.getStateNodeById(state).config.entry;
  const actions = (Array.isArray(entry) ? entry : []) as EntryAction[];
  // Calls come last on entry, one action each.
  const action = actions.slice(actions.length - calls.length)[calls.findIndex(({ id }) => id === call)];
  if (action?.type !== markAction || typeof action.params !== 'function') throw new Error(`state ${state} makes no call ${call}`);
  machine.run.begin(now, live);
  applyMark(stepping, action.params({ context: live.context, event }) as Mark);
  collectNotes(stepping);
}

function collectNotes(stepping: Stepping): void {
  for (const mark of stepping.machine.run.marks) applyMark(stepping, mark);
}
