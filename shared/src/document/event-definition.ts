import { z } from 'zod';
import { Label } from '../base/text.ts';
import { Field, FieldKey } from './field.ts';
import { MeaningChoice } from './meaning.ts';

export const senders = ['channel', 'person', 'effect', 'system'] as const;

/** What happens to an event that the order cannot take in its present state. */
export const UnacceptablePolicy = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('reject') }),
  z.strictObject({ policy: z.literal('ignore') }),
  /** Parked in order and tried again after each step; given up after `limit` milliseconds. */
  z.strictObject({ policy: z.literal('defer'), limit: z.int().positive() }),
]);
export type UnacceptablePolicy = z.infer<typeof UnacceptablePolicy>;

/** One kind of event a flow can take; its key in the document is the name on the wire. */
export const EventDefinition = z.strictObject({
  label: Label,
  payload: z.record(FieldKey, Field).default({}),
  senders: z.array(z.enum(senders)).default([]),
  unacceptable: UnacceptablePolicy.default({ policy: 'reject' }),
  note: Label.optional(),
  /** What its coming means to money and goods, where its name does not tell. */
  meaning: MeaningChoice.optional(),
});
export type EventDefinition = z.infer<typeof EventDefinition>;
