import type { Machine } from '../compile/machine.ts';
import { dataProblems } from './data-problems.ts';
import type { Attempt } from './decision.ts';
import { beginNew } from './stepping.ts';
import type { StepInput } from './types.ts';

/** Creates an order: field defaults, overridden by the data it came with, then the initial states. */
export function decideStart(machine: Machine, input: Extract<StepInput, { type: 'start' }>, now: number): Attempt {
  const problems = dataProblems(machine.document.context, input.data, 'data', 'known');
  if (problems.length > 0) return { outcome: 'rejected', problems };
  return { outcome: 'applied', problems: [], stepping: beginNew(machine, input.order, { ...machine.defaults, ...input.data }, now) };
}
