import type { Json } from '../base/json.ts';
import { replyEvent } from '../compile/lower-trigger.ts';
import type { Machine } from '../compile/machine.ts';
import { activeStates } from '../step/active-states.ts';
import type { Snapshot, StepInput } from '../step/types.ts';

export interface GivenReply {
  /** The id of a call as drawn or imported, or the key of one that is open. */
  readonly call: string;
  readonly ok: boolean;
  readonly data: Json;
}

/**
 * The input that a reply, given by the name of its call, is to the order as it stands.
 * One that comes again while its state still stands is what XState's actors that speak more than once send: a plain event.
 */
export function replyInput(machine: Machine, snapshot: Snapshot, { call, ok, data }: GivenReply): StepInput {
  const open = snapshot.calls.find((candidate) => candidate.call === call || candidate.key === call);
  if (open) return { type: 'reply', call: open.key, ok, data };
  const { document } = machine;
  const asking = [document.root, ...activeStates(snapshot.value)].some((id) =>
    document.states[id]?.calls.some((candidate) => candidate.id === call),
  );
  if (!asking) return { type: 'reply', call, ok, data };
  return { type: 'event', event: { type: replyEvent(call, ok), [ok ? 'output' : 'error']: data } };
}
