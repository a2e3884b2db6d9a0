import type { Machine } from '../compile/machine.ts';
import type { Attempt } from './decision.ts';
import { parkedFor, release } from './deferred.ts';
import { begin, send } from './stepping.ts';
import type { Snapshot, StepInput } from './types.ts';

/** A due timer: void unless this very arming still stands. */
export function decideTimer(machine: Machine, snapshot: Snapshot, input: Extract<StepInput, { type: 'timer' }>, now: number): Attempt {
  const timer = snapshot.timers.find((armed) => armed.id === input.id && armed.arming === input.arming);
  if (!timer) return { outcome: 'void', problems: [] };
  const stepping = begin(machine, snapshot, now);
  stepping.timers = stepping.timers.filter((armed) => armed !== timer);
  const parked = parkedFor(stepping, timer.id, timer.arming);
  if (parked) {
    release(stepping, parked);
    stepping.notes.push({ type: 'deferred-expired', text: parked.event.type });
  } else {
    send(stepping, timer.event ?? { type: timer.id });
  }
  return { outcome: 'applied', problems: [], stepping };
}
