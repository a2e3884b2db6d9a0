import { replyEvent } from '../compile/lower-trigger.ts';
import type { Machine } from '../compile/machine.ts';
import type { Attempt } from './decision.ts';
import { begin, send } from './stepping.ts';
import type { Snapshot, StepInput } from './types.ts';

/** The answer to a call: void once the state that asked has been left. A failure without an exit stops the order for a person. */
export function decideReply(machine: Machine, snapshot: Snapshot, input: Extract<StepInput, { type: 'reply' }>, now: number): Attempt {
  const open = snapshot.calls.find((call) => call.key === input.call);
  if (!open) return { outcome: 'void', problems: [] };
  const stepping = begin(machine, snapshot, now);
  stepping.calls = stepping.calls.filter((call) => call !== open);
  send(stepping, { type: replyEvent(open.call, input.ok), ...(input.ok ? { output: input.data } : { error: input.data }) });
  return { outcome: 'applied', problems: [], stepping };
}
