import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Label } from '../base/text.ts';
import { EventDefinition } from '../document/event-definition.ts';
import { ApiProblem, PageQuery } from './common.ts';

export const StateValue: z.ZodType<string | { readonly [key: string]: unknown }> = z.union([z.string(), z.record(z.string(), z.unknown())]);

export const OrderSummary = z.object({
  id: z.string(),
  /** The number the channel or the creator gave it. */
  externalId: z.string(),
  channel: z.string(),
  flow: z.string(),
  flowName: Label,
  version: z.number().int(),
  status: z.enum(['active', 'done', 'error']),
  /** Document ids of the innermost active states, one per region. */
  states: z.array(z.string()),
  stateLabels: z.array(Label),
  tags: z.array(z.string()),
  /** Ids of every reason it waits for. */
  reasons: z.array(z.string()),
  /** Fen; from the context field `amount` where the flow has one. */
  amount: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type OrderSummary = z.infer<typeof OrderSummary>;

/** All filters are "and"; `text` matches order number, tags and text fields. */
export const OrderQuery = PageQuery.extend({
  flow: z.string().optional(),
  state: z.string().optional(),
  status: z.enum(['active', 'done', 'error']).optional(),
  channel: z.string().optional(),
  /** The id of a reason it waits for. */
  reason: z.string().optional(),
  text: z.string().optional(),
  createdFrom: z.iso.datetime().optional(),
  createdTo: z.iso.datetime().optional(),
});

/** How many orders in flight wait for a reason. */
export const ReasonCount = z.object({ reason: z.string(), orders: z.number().int() });

const TimerStatus = z.enum(['armed', 'failed']);

export const TimerQuery = PageQuery.extend({ status: TimerStatus.optional() });

export const Timer = z.object({
  order: z.string(),
  id: z.string(),
  due: z.iso.datetime(),
  arming: z.number().int(),
  status: TimerStatus,
});
export type Timer = z.infer<typeof Timer>;

export const OrderDetail = OrderSummary.extend({
  seq: z.number().int(),
  value: StateValue,
  context: z.record(z.string(), Json),
  timers: z.array(Timer),
  /** Time limits that stand still, with what is left of each in milliseconds (of work where it is counted so). */
  paused: z.array(z.object({ id: z.string(), left: z.number() })),
  calls: z.array(z.object({ key: z.string(), state: z.string(), call: z.string() })),
  deferred: z.array(z.object({ type: z.string(), until: z.iso.datetime() })),
  error: Json.nullable(),
});
export type OrderDetail = z.infer<typeof OrderDetail>;

export const CreateOrder = z.object({
  flow: z.string(),
  externalId: z.string().min(1).max(200).optional(),
  data: z.record(z.string(), Json).default({}),
});

/** `id` makes the call idempotent: the same id is applied once. */
export const SendEvent = z.object({
  type: z.string().min(1),
  payload: z.record(z.string(), Json).default({}),
  id: z.string().min(1).max(200).optional(),
});

export const StepResult = z.object({
  outcome: z.enum(['applied', 'ignored', 'deferred', 'rejected', 'void', 'duplicate']),
  problems: z.array(ApiProblem),
  order: OrderDetail,
});
export type StepResult = z.infer<typeof StepResult>;

/** An event the order would take in its present state, with what its form needs. */
export const AcceptableEvent = z.object({ type: z.string(), definition: EventDefinition, leadsTo: z.array(z.string()) });
export type AcceptableEvent = z.infer<typeof AcceptableEvent>;

export const JournalEntry = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  /** start, event, timer, reply, set, resume */
  input: z.string(),
  /** Name of the event, timer or call. */
  name: z.string(),
  payload: Json,
  /** `channel:douyin`, `person:admin`, `timer`, `effect` */
  actor: z.string(),
  outcome: z.enum(['applied', 'ignored', 'deferred', 'rejected', 'void', 'failed']),
  from: StateValue.nullable(),
  to: StateValue,
  transitions: z.array(z.string()),
  entered: z.array(z.string()),
  actions: z.array(z.object({ name: z.string(), id: z.string() })),
  changes: z.array(z.object({ field: z.string(), before: Json, after: Json })),
  effects: z.array(z.object({ key: z.string(), action: z.string(), type: z.string() })),
  timers: z.object({ armed: z.array(z.object({ id: z.string(), due: z.number() })), cancelled: z.array(z.object({ id: z.string() })) }),
  notes: z.array(z.object({ type: z.string(), text: z.string() })),
  /** Why it was refused, or failed. */
  problems: z.array(ApiProblem).default([]),
});
export type JournalEntry = z.infer<typeof JournalEntry>;
