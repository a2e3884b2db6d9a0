import type { Machine } from '../compile/machine.ts';
import { workingOf } from '../document/working.ts';
import { dueAfter } from '../step/timer-due.ts';
import type { ArmedTimer, Snapshot } from '../step/types.ts';
import type { MigrationMapping } from './mapping.ts';
import type { StatePlaces } from './place-states.ts';
import { type StateTimer, timersOfState } from './state-timers.ts';

/** A timer to arm. `from`: its instant is that plus the new delay, which the machine computes; else `due` stands. */
export interface TimerToArm {
  readonly id: string;
  readonly timer: StateTimer;
  readonly due?: number;
  readonly from?: number;
}

export interface Moving {
  readonly source: Machine;
  readonly target: Machine;
  readonly mapping: MigrationMapping;
  readonly snapshot: Snapshot;
  readonly places: StatePlaces;
  readonly now: number;
  /** When the order entered an old state, where that is known. */
  since(state: string): number | undefined;
}

/** What becomes of one timer of an active state. All empty: the state goes on without it, as it did before. */
export interface Resumed {
  /** The old timer it goes on from. */
  readonly was?: ArmedTimer | undefined;
  /** Absent: the old timer stands as it is. */
  readonly toArm?: TimerToArm;
  /** It is to be counted from an instant that nobody knows. */
  readonly unknown?: true;
}

export function resumeTimer(moving: Moving, held: readonly ArmedTimer[], state: string, timer: StateTimer): Resumed {
  const old = moving.places.goesOn.get(state);
  const anew = { toArm: { id: timer.id, timer, from: moving.now } };
  if (old === undefined) return anew;
  const before = timersOfState(moving.source.document, old).find((one) => sharesName(one, timer, old, state));
  const was = before && held.find(({ id, event }) => id === before.id && !event);
  // It has fired, and its state was not left: it must not fire again.
  if (before && !was) return {};
  const rule = moving.mapping.timers[timer.names[0] ?? ''] ?? timer.resume;
  if (rule === 'rebase') return rebased(moving, timer, was, moving.since(old) ?? enteredAt(was, before));
  if (rule === 'rearm' || !was) return { was, ...anew };
  return was.id === timer.id ? { was } : { was, toArm: { id: timer.id, timer, due: was.due } };
}

function rebased({ target, now }: Moving, timer: StateTimer, was: ArmedTimer | undefined, from: number | undefined): Resumed {
  if (from === undefined) return { was, unknown: true };
  const due = timer.fixed === undefined ? undefined : dueAfter({ machine: target, now }, timer.id, from, timer.fixed);
  const unchanged = was?.id === timer.id && due !== undefined && was.due === Math.ceil(due);
  return unchanged ? { was } : { was, toArm: { id: timer.id, timer, from } };
}

/** A fixed delay by the clock tells when it began. */
function enteredAt(was: ArmedTimer | undefined, before: StateTimer | undefined): number | undefined {
  return was && before?.fixed !== undefined && !workingOf(before.key) ? was.due - before.fixed : undefined;
}

/** Two timers are one when they serve a transition of the same id, or are the expected stay of a state and of its successor. */
function sharesName(before: StateTimer, after: StateTimer, old: string, state: string): boolean {
  return before.names.some((name) => after.names.includes(name)) || (before.names[0] === old && after.names[0] === state);
}
