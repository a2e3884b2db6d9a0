import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Label } from '../base/text.ts';
import { NodeId } from './state.ts';

/** One line of a story: an input as the simulator takes it, and what must hold afterwards. */
export const StoryStep = z.strictObject({
  do: z.record(z.string(), Json),
  outcome: z.enum(['applied', 'ignored', 'deferred', 'rejected', 'void']).optional(),
  /** States (by id) the order must be in, and must not be in. */
  in: z.array(z.string()).optional(),
  notIn: z.array(z.string()).optional(),
  status: z.enum(['active', 'done', 'error']).optional(),
  /** Fields that must have exactly these values. */
  context: z.record(z.string(), Json).optional(),
  /** Types of the effects that this line sends, in order. */
  effects: z.array(z.string()).optional(),
  /** Events that are parked afterwards. */
  deferred: z.array(z.string()).optional(),
});
export type StoryStep = z.infer<typeof StoryStep>;

/** What happens to one order, with what must come of it: a test of the drawing, and a lesson in it. */
export const Story = z.strictObject({
  id: NodeId,
  order: z.int(),
  name: Label,
  description: Label.optional(),
  /** When it begins, epoch milliseconds; a story without it begins at a fixed instant. */
  startsAt: z.int().optional(),
  /** The data the order is created with. */
  data: z.record(z.string(), Json).default({}),
  /** States (by id) the order must be in once it is created. */
  begins: z.array(z.string()).optional(),
  steps: z.array(StoryStep).default([]),
});
export type Story = z.infer<typeof Story>;
