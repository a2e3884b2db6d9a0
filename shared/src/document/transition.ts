import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Label } from '../base/text.ts';
import { ActionCall } from './action-call.ts';
import { NodeId } from './state.ts';
import { Working } from './working.ts';

/** A delay: fixed milliseconds, or an expression that gives a duration when the state is entered. Without `working` by the clock. */
export const Delay = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fixed'), ms: z.number().min(0), working: Working.optional() }),
  z.strictObject({ type: z.literal('expression'), text: z.string().min(1), working: Working.optional() }),
]);
export type Delay = z.infer<typeof Delay>;

/**
 * What becomes of a running time limit when its order moves to another version: it stays due when it was (`keep`), is counted with the
 * new delay from when the state was entered (`rebase`), or begins anew (`rearm`).
 */
export const resumeRules = ['keep', 'rebase', 'rearm'] as const;
export const ResumeRule = z.enum(resumeRules);
export type ResumeRule = z.infer<typeof ResumeRule>;

export const Trigger = z.discriminatedUnion('type', [
  /** `event` is a name of the catalogue, or a wildcard (`*`, `order.*`). */
  z.strictObject({ type: z.literal('event'), event: z.string().min(1) }),
  /** Without `resume`: `keep`. */
  z.strictObject({ type: z.literal('after'), delay: Delay, resume: ResumeRule.optional() }),
  z.strictObject({ type: z.literal('always') }),
  /** The compound or parallel source has finished. */
  z.strictObject({ type: z.literal('done') }),
  /** A call of the source state was answered, or failed. */
  z.strictObject({ type: z.literal('reply'), call: z.string().min(1), outcome: z.enum(['done', 'error']) }),
]);
export type Trigger = z.infer<typeof Trigger>;

export const Transition = z.strictObject({
  id: NodeId,
  source: NodeId,
  /** Where it leads; empty for an internal transition, several to enter named states of several regions. */
  targets: z.array(NodeId).default([]),
  trigger: Trigger,
  /** A CEL text that must be true; absent: always taken. */
  guard: z.string().min(1).optional(),
  /** Siblings with the same trigger are tried from the lowest to the highest. */
  priority: z.int().default(0),
  /** Leave and enter the source again even when the target lies inside it. */
  reenter: z.boolean().default(false),
  actions: z.array(ActionCall).default([]),
  label: Label.optional(),
  note: Label.optional(),
  meta: z.record(z.string(), Json).optional(),
});
export type Transition = z.infer<typeof Transition>;
