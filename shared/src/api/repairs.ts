import { z } from 'zod';
import { Json } from '../base/json.ts';
import { ApiProblem } from './common.ts';
import { OrderDetail, StateValue } from './orders.ts';

/** What a call gets that waits for an effect which is given up; null where none waits. */
export const SkipAnswer = z
  .union([z.object({ type: z.literal('hang-up') }), z.object({ type: z.literal('reply'), ok: z.boolean(), data: Json.default(null) })])
  .nullable();
export type SkipAnswer = z.infer<typeof SkipAnswer>;

/** What a person wants done to one order. */
export const RepairProposal = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('move'),
    /** Every innermost state it shall stand in, one per region. */
    states: z.array(z.string()).min(1).max(100),
    /** Whether entry and exit actions run. */
    actions: z.enum(['run', 'skip']).default('run'),
    /** States it stands in already are left and entered again. */
    again: z.boolean().default(false),
  }),
  z.object({ type: z.literal('edit'), fields: z.record(z.string(), Json), settle: z.boolean().default(true) }),
  /** The step of this number failed or was refused: its input is tried again. */
  z.object({ type: z.literal('retry'), step: z.number().int().positive() }),
  z.object({ type: z.literal('skip-effect'), effect: z.string(), answer: SkipAnswer }),
  z.object({ type: z.literal('retry-timer'), arming: z.number().int() }),
  z.object({ type: z.literal('skip-timer'), arming: z.number().int() }),
  z.object({ type: z.literal('resume') }),
]);
export type RepairProposal = z.infer<typeof RepairProposal>;

export const PreviewRepair = z.object({ repair: RepairProposal });

/** `seq`: the journal number it was planned on; refused when the order has moved since. */
export const RepairOrder = z.object({
  repair: RepairProposal,
  reason: z.string().trim().min(1).max(500),
  seq: z.number().int().nonnegative(),
});

/** What a repair would make of the order as it stands. */
export const RepairPreview = z.object({
  seq: z.number().int(),
  outcome: z.enum(['applied', 'ignored', 'deferred', 'rejected', 'void', 'failed']),
  problems: z.array(ApiProblem),
  status: z.enum(['active', 'done', 'error']),
  from: StateValue,
  to: StateValue,
  /** Innermost states left and entered. */
  left: z.array(z.string()),
  entered: z.array(z.string()),
  armed: z.array(z.object({ id: z.string(), due: z.iso.datetime() })),
  cancelled: z.array(z.object({ id: z.string(), due: z.iso.datetime() })),
  callsOpened: z.array(z.object({ state: z.string(), call: z.string() })),
  callsClosed: z.array(z.object({ state: z.string(), call: z.string() })),
  effects: z.array(z.object({ action: z.string(), type: z.string() })),
  actions: z.array(z.string()),
  changes: z.array(z.object({ field: z.string(), before: Json, after: Json })),
});
export type RepairPreview = z.infer<typeof RepairPreview>;

export const RepairResult = z.object({
  outcome: z.enum(['applied', 'ignored', 'deferred', 'rejected', 'void']),
  problems: z.array(ApiProblem),
  order: OrderDetail,
});
export type RepairResult = z.infer<typeof RepairResult>;
