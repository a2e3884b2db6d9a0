import { Json, Label } from '@orderloom/shared/base';
import { z } from 'zod';

/** One line of a scenario: an input as the simulator takes it, and what must hold afterwards. */
export const ScenarioStep = z.strictObject({
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
export type ScenarioStep = z.infer<typeof ScenarioStep>;

/** A story of one order: the data it starts with and what happens to it. */
export const Scenario = z.strictObject({ name: Label, data: z.record(z.string(), Json), steps: z.array(ScenarioStep) });
export type Scenario = z.infer<typeof Scenario>;
