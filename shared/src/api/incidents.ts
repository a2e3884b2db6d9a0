import { z } from 'zod';
import { Label } from '../base/text.ts';
import { ApiProblem, PageQuery } from './common.ts';
import { SkipAnswer } from './repairs.ts';

/** What kind of trouble keeps an order, or a delivery, from going on. */
export const incidentTypes = [
  'step-failed',
  'event-rejected',
  'timer-failed',
  'effect-dead',
  'order-stopped',
  'version-broken',
  'delivery-quarantined',
] as const;
export type IncidentType = (typeof incidentTypes)[number];

/** What is the same for everything an incident gathers. */
export const IncidentCause = z.object({
  type: z.enum(incidentTypes),
  flow: z.string().nullable(),
  version: z.number().int().optional(),
  states: z.array(z.string()).optional(),
  event: z.string().optional(),
  timer: z.string().optional(),
  call: z.string().optional(),
  action: z.string().optional(),
  destination: z.string().optional(),
  channel: z.string().optional(),
  code: z.string(),
});
export type IncidentCause = z.infer<typeof IncidentCause>;

/** What can be done for everything an incident gathers; which of them make sense is told by the incident. */
export const mendTypes = ['retry', 'skip', 'move'] as const;

export const Mend = z.discriminatedUnion('type', [
  /** What failed is tried again: the step, the timer, the effect, the delivery; an order that stopped goes on. */
  z.object({ type: z.literal('retry') }),
  /** It is given up; a call that waits gets `answer`. */
  z.object({ type: z.literal('skip'), answer: SkipAnswer }),
  z.object({ type: z.literal('move'), states: z.array(z.string()).min(1), actions: z.enum(['run', 'skip']), again: z.boolean() }),
]);
export type Mend = z.infer<typeof Mend>;

export const MendJob = z.object({
  id: z.string(),
  mend: Mend,
  reason: z.string(),
  by: z.string(),
  status: z.enum(['running', 'done', 'stopped']),
  total: z.number().int(),
  mended: z.number().int(),
  refused: z.number().int(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type MendJob = z.infer<typeof MendJob>;

export const IncidentSummary = z.object({
  id: z.string(),
  cause: IncidentCause,
  flowName: Label,
  /** Labels of the states, of the event, timer or action, as far as the flow knows them. */
  stateLabels: z.array(Label),
  subject: Label,
  /** The problem as it was told last. */
  problem: ApiProblem,
  /** Open items, orders among them, and items since the beginning. */
  open: z.number().int(),
  orders: z.number().int(),
  total: z.number().int(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** Since when it is open without a break. */
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  acknowledged: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  assignedTo: z.string().nullable(),
  mends: z.array(z.enum(mendTypes)),
  running: z.boolean(),
});
export type IncidentSummary = z.infer<typeof IncidentSummary>;

export const IncidentLogEntry = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  type: z.enum(['opened', 'closed', 'acknowledged', 'assigned', 'note', 'mend']),
  text: z.string(),
});
export type IncidentLogEntry = z.infer<typeof IncidentLogEntry>;

export const IncidentDetail = IncidentSummary.extend({ log: z.array(IncidentLogEntry), jobs: z.array(MendJob) });
export type IncidentDetail = z.infer<typeof IncidentDetail>;

/** One thing that is stuck: an order, or a delivery without one. */
export const IncidentItem = z.object({
  id: z.string(),
  order: z
    .object({ id: z.string(), externalId: z.string(), status: z.enum(['active', 'done', 'error']), states: z.array(Label) })
    .nullable(),
  /** The delivery in the inbox, when it is one that waits. */
  delivery: z.string().nullable(),
  effect: z.string().nullable(),
  at: z.iso.datetime(),
});
export type IncidentItem = z.infer<typeof IncidentItem>;

export const IncidentQuery = PageQuery.extend({ status: z.enum(['open', 'closed']).default('open'), order: z.string().optional() });

export const IncidentCount = z.object({ open: z.number().int(), orders: z.number().int() });
export type IncidentCount = z.infer<typeof IncidentCount>;

export const ChangeIncident = z.discriminatedUnion('type', [
  z.object({ type: z.literal('acknowledge') }),
  z.object({ type: z.literal('assign'), to: z.string().max(200).nullable() }),
  z.object({ type: z.literal('note'), text: z.string().trim().min(1).max(2000) }),
]);
export type ChangeIncident = z.infer<typeof ChangeIncident>;

const target = { mend: Mend, order: z.string().optional() };
/** `order`: only what is stuck of this order. */
export const PreviewMend = z.object(target);
export const StartMend = z.object({ ...target, reason: z.string().trim().min(1).max(500) });

/** What a mend would do, tried on the first items without writing anything. */
export const MendPreview = z.object({
  total: z.number().int(),
  tried: z.number().int(),
  would: z.number().int(),
  refusals: z.array(z.object({ problem: ApiProblem, count: z.number().int() })),
});
export type MendPreview = z.infer<typeof MendPreview>;

export const MendResult = z.object({
  order: z.string().nullable(),
  externalId: z.string().nullable(),
  outcome: z.enum(['mended', 'refused']),
  problems: z.array(ApiProblem),
});
export type MendResult = z.infer<typeof MendResult>;
