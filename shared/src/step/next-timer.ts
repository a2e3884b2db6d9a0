import type { ArmedTimer, Snapshot } from './types.ts';

/** The timer that falls due first; of several at one instant the one armed first. */
export function nextTimer(snapshot: Snapshot): ArmedTimer | undefined {
  return snapshot.timers.reduce<ArmedTimer | undefined>(
    (first, timer) => (!first || timer.due < first.due || (timer.due === first.due && timer.arming < first.arming) ? timer : first),
    undefined,
  );
}
