import type { Clock } from './types.ts';

/** Runs once after `ms` by the given clock, else by the process's; gives what calls it off. Never keeps the process alive. */
export function waitWith(clock: Clock, ms: number, run: () => void): () => void {
  if (clock.after) return clock.after(ms, run);
  const timeout = setTimeout(run, ms);
  timeout.unref();
  return () => clearTimeout(timeout);
}
