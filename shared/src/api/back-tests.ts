import { z } from 'zod';
import { FateCode, FateKind } from '../backtest/fate.ts';
import { Label } from '../base/text.ts';
import { FlowDocument } from '../document/flow-document.ts';
import { MigrationMapping } from '../migrate/mapping.ts';
import { ApiProblem, PageQuery } from './common.ts';

/** The question: what would this drawing do to the orders there are. */
export const StartBackTest = z.object({
  /** Absent: the draft as it is stored. */
  document: FlowDocument.optional(),
  /** What is decided about states it has no more. */
  mapping: MigrationMapping.optional(),
  /** Of those that have ended, the orders that began within so many days; all that are in flight are looked at in any case. */
  days: z.int().min(1).max(3650).default(30),
});

export const backTestStatuses = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;

const PlaceTally = z.object({ before: z.int(), after: z.int(), concerned: z.int() });
const Message = z.object({ zh: z.string(), en: z.string() });

/** Orders with one reason in common. */
export const FateGroup = z.object({
  kind: FateKind,
  code: FateCode,
  subject: z.string(),
  orders: z.int(),
  message: Message,
  place: ApiProblem.shape.place,
});
export type FateGroup = z.infer<typeof FateGroup>;

/** How far it has come, and what was found so far. */
export const BackTest = z.object({
  id: z.string(),
  flow: z.string(),
  status: z.enum(backTestStatuses),
  days: z.int(),
  /** Orders to look at; where there are more than are looked at, `cut` says how many are left out: the oldest of those that have ended. */
  total: z.int(),
  cut: z.int(),
  examined: z.int(),
  inFlight: z.int(),
  same: z.int(),
  /** An order counts under each of its kinds. */
  kinds: z.record(FateKind, z.int()),
  states: z.record(z.string(), PlaceTally),
  transitions: z.record(z.string(), PlaceTally),
  groups: z.array(FateGroup),
  /** Orders with at least one kind, and how many of them can be listed. */
  concerned: z.int(),
  listed: z.int(),
  /** States that orders in flight stand in and the drawing has no more, with how many. */
  removed: z.array(z.object({ state: z.string(), label: Label, orders: z.int() })),
  tookMs: z.int(),
  /** Why it failed. */
  problems: z.array(ApiProblem),
});
export type BackTest = z.infer<typeof BackTest>;

export const ConcernedOrder = z.object({
  id: z.string(),
  externalId: z.string(),
  version: z.int(),
  status: z.enum(['active', 'done', 'error']),
  kinds: z.array(FateKind),
  reasons: z.array(z.object({ kind: FateKind, message: Message })),
  /** Innermost states it came to, and would come to; as people call them. */
  before: z.array(Message),
  after: z.array(Message),
});
export type ConcernedOrder = z.infer<typeof ConcernedOrder>;

export const ConcernedQuery = PageQuery.extend({
  kind: FateKind.optional(),
  /** Only orders whose ways part here. */
  state: z.string().optional(),
  transition: z.string().optional(),
});

/** How many orders in flight stand where, by the innermost states they are in; an order in parallel lanes counts in each. */
export const Standing = z.object({
  orders: z.int(),
  states: z.array(z.object({ version: z.int(), state: z.string(), orders: z.int() })),
});
export type Standing = z.infer<typeof Standing>;
