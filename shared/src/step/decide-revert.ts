import type { Machine } from '../compile/machine.ts';
import type { Attempt } from './decision.ts';
import { arm, begin, cancel } from './stepping.ts';
import type { ArmedTimer, KeptSnapshot, RevertInput, Snapshot } from './types.ts';

/** What has to be kept of a snapshot to come back to it. */
export function keptOf({ order: _order, seq: _seq, armings: _armings, ...kept }: Snapshot): KeptSnapshot {
  return kept;
}

/**
 * Puts an order back where it stood before it moved. A timer that went on untouched stays as it is; one that was taken away is armed
 * for the instant it was due, under a new number, since a number is never used twice.
 */
export function decideRevert(machine: Machine, snapshot: Snapshot, { before }: RevertInput, now: number): Attempt {
  const { order, seq, armings } = snapshot;
  const stepping = begin(machine, { ...before, order, seq, armings, timers: snapshot.timers, calls: before.calls }, now);
  const stands = (timer: ArmedTimer) =>
    before.timers.some((one) => one.arming === timer.arming && one.id === timer.id && one.due === timer.due);
  cancel(stepping, (timer) => !stands(timer));
  const standing = new Set(stepping.timers.map(({ arming }) => arming));
  for (const timer of before.timers) {
    if (standing.has(timer.arming)) continue;
    const { arming } = arm(stepping, timer.id, timer.due, timer.event);
    stepping.deferred = stepping.deferred.map((parked) => (parked.arming === timer.arming ? { ...parked, arming } : parked));
  }
  return { outcome: 'applied', problems: [], stepping };
}
