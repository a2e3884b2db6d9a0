// Where the crash tests end the process, as if the power of the machine had gone just there. Outside of those tests every point is
// the same empty function, which the compiler leaves out.
//   ORDERLOOM_CRASH_POINT=<name>[:<times>[:thread]]   dies without a word at the <times>th pass of the point (the first unless given);
//                                                     with `thread`, only the writer's thread does, each time it has got there anew
import { isMainThread } from 'node:worker_threads';

/** From a delivery's arrival to its effects and timers, in the order they are passed; each stands in the source once. */
export const crashPointNames = [
  'opened',
  'deliveries-resumed',
  'received',
  'verified',
  'queued',
  'begun',
  'stepped',
  'journaled',
  'before-commit',
  'after-commit',
  'before-answer',
  'effect-read',
  'effect-claimed',
  'effect-sent',
  'effect-result',
  'effect-recorded',
  'timer-read',
  'timer-stepped',
  'timer-committed',
  'stopping',
] as const;
export type CrashPointName = (typeof crashPointNames)[number];

const [wanted, times = '1', what = 'process'] = (process.env.ORDERLOOM_CRASH_POINT ?? '').split(':');
let left = Number(times);

/** A named instant between two things that must survive each other. */
export const crashPoint: (name: CrashPointName) => void = wanted ? dieAt : () => {};

function dieAt(name: CrashPointName): void {
  if (name !== wanted || (what === 'thread' && isMainThread)) return;
  left -= 1;
  if (left > 0) return;
  if (what === 'thread') process.exit(1);
  // Not `process.exit`: nothing may be flushed, closed or told. It ends every thread.
  process.kill(process.pid, 'SIGKILL');
}
