import { fail, type Json, ok, type Problem, type Result } from '@orderloom/shared/base';
import { type CompiledMapping, orderNumberKey } from '@orderloom/shared/mapping';
import type { ChannelMessage, MappedMessage } from '../channels/index.ts';
import { asRecord } from '../channels/reading.ts';

/** A message in the words of the order model, and whether a person said which event it is. */
export interface Overlaid extends MappedMessage {
  readonly chosen?: boolean;
}

type Read = Result<MappedMessage, readonly Problem[]>;

/** What the channel made of a message, with what the mapping says of it on top. A required field without a value sets it aside. */
export function overlay(mapping: CompiledMapping, message: ChannelMessage, own: Read): Result<Overlaid, readonly Problem[]> {
  const { order, event, choice, problems } = mapping.apply(treeOf(message), message.topic);
  const blocking = problems.filter((problem) => problem.blocking);
  if (blocking.length > 0) return fail(blocking.map(({ code, path, message: text }) => ({ code, path, message: text })));
  const number = order[orderNumberKey];
  const named = typeof number === 'string' && number !== '' ? number : undefined;
  if (!own.ok && named === undefined) return own;
  const base: MappedMessage = own.ok ? own.value : { externalId: '', events: [message.topic], payload: {}, data: {} };
  const overlaid = {
    ...base,
    externalId: named ?? base.externalId,
    payload: { ...base.payload, ...event },
    data: { ...base.data, ...order },
  };
  if (choice === undefined) return ok(overlaid);
  const { milestones: _, ...rest } = overlaid;
  return ok({ ...rest, events: [choice], chosen: true });
}

/** What a mapping's paths start from: the message, and under `detail` what its platform said when asked for the rest. */
export function treeOf({ data, detail }: ChannelMessage): Json {
  if (detail === undefined) return data;
  return { ...(asRecord(data) ?? { message: data }), detail };
}
