import { z } from 'zod';
import { NodeId } from './state.ts';

const common = {
  id: NodeId,
  order: z.int().default(0),
  /** An `error` keeps the drawing from being published while it is broken. */
  severity: z.enum(['error', 'warning']).default('error'),
};

/** A sentence that has to hold for every order, on every way it can go. */
export const Policy = z.discriminatedUnion('type', [
  /** Never {first} and {second} together. */
  z.strictObject({ ...common, type: z.literal('never-together'), first: NodeId, second: NodeId }),
  /** After {event} always eventually one of {states}. */
  z.strictObject({ ...common, type: z.literal('eventually'), event: z.string().min(1), states: z.array(NodeId).min(1) }),
  /** Between {from} and {to} at most {limit} milliseconds. */
  z.strictObject({ ...common, type: z.literal('within'), from: NodeId, to: NodeId, limit: z.int().positive() }),
  /** {event} is accepted in every state of {phase}. */
  z.strictObject({ ...common, type: z.literal('accepted'), event: z.string().min(1), phase: NodeId }),
  /** Only {role} may send {event}: a kind of sender, or the role that handles the states. */
  z.strictObject({ ...common, type: z.literal('only-role'), role: z.string().min(1), event: z.string().min(1) }),
]);
export type Policy = z.infer<typeof Policy>;
