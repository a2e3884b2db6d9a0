import type { Machine } from '../compile/machine.ts';
import type { Judge } from '../compile/step-run.ts';

/** Steps a machine while a judge answers its conditions. */
export function judged<T>(machine: Machine, judge: Judge | undefined, work: () => T): T {
  const { run } = machine;
  run.judge = judge;
  try {
    return work();
  } finally {
    run.judge = undefined;
  }
}
