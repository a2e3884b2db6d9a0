import type { Machine } from '../compile/machine.ts';
import { dataProblems } from './data-problems.ts';
import type { Attempt } from './decision.ts';
import { begin, send } from './stepping.ts';
import type { Snapshot, StepInput } from './types.ts';

/** A correction of the order's data by hand. */
export function decideSet(machine: Machine, snapshot: Snapshot, input: Extract<StepInput, { type: 'set' }>, now: number): Attempt {
  const problems = dataProblems(machine.document.context, input.fields, 'fields', 'known');
  if (problems.length > 0) return { outcome: 'rejected', problems };
  const stepping = begin(machine, { ...snapshot, context: { ...snapshot.context, ...input.fields } }, now);
  if (input.settle && snapshot.status === 'active') send(stepping, { type: 'xstate.init' });
  return { outcome: 'applied', problems: [], stepping };
}
