import { z } from 'zod';

/** "The best one": of all warehouses, or of all carriers, by score. */
export const anyOf = '*';

const Code = z.string().max(80);
const Minute = z.int().min(0).max(1440);
const percent = z.number().min(0).max(100);

/** What an unpaid buyer is offered, with its bounds and the share that is left alone to measure by. */
export const Offer = z.strictObject({
  percent,
  /** What the text message says; handed to the flow. */
  message: z.string().max(500).default(''),
  perDay: z.int().min(0).nullable().default(null),
  perCustomer: z.int().min(0).nullable().default(null),
  holdOut: percent.default(0),
});
export type Offer = z.infer<typeof Offer>;

export const RuleOutcome = z.strictObject({
  warehouse: Code.default(''),
  carrier: Code.default(''),
  tags: z.array(z.string().min(1).max(50)).max(20).default([]),
  note: z.string().max(500).default(''),
  offer: Offer.nullable().default(null),
});
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** One row of the table. Its condition is CEL over the order's fields and the facts; empty: always. */
export const RoutingRule = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().max(200).default(''),
  on: z.boolean().default(true),
  when: z.string().max(5_000).default(''),
  from: z.iso.datetime().nullable().default(null),
  until: z.iso.datetime().nullable().default(null),
  /** Of each day, in minutes since midnight; over midnight where `from` is later. */
  hours: z.strictObject({ from: Minute, to: Minute }).nullable().default(null),
  give: RuleOutcome.default(RuleOutcome.parse({})),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

export const StopEntry = z.strictObject({ province: z.string().min(1).max(50), carrier: Code, reason: z.string().max(200).default('') });
export const LockEntry = z.strictObject({
  order: z.string().min(1).max(200),
  warehouse: Code,
  carrier: Code,
  reason: z.string().max(200).default(''),
});

export const RoutingTable = z.strictObject({
  format: z.literal('orderloom.routing').default('orderloom.routing'),
  schemaVersion: z.literal(1).default(1),
  /** `first`: what an earlier rule has decided stands. `score`: of the warehouses that rules name the best one is taken. */
  hitPolicy: z.enum(['first', 'score']).default('first'),
  weights: z
    .strictObject({ stock: percent, distance: percent, cost: percent, promise: percent })
    .default({ stock: 40, distance: 30, cost: 20, promise: 10 }),
  /** Minutes ahead of UTC in which times of day are meant. */
  utcOffset: z.int().min(-720).max(840).default(480),
  /** Milliseconds, by `<kind>.<measure>`; what is not named has its usual age. */
  maxAges: z.record(z.string(), z.int().min(1)).default({}),
  /** What a rule does whose fact is stale: decide all the same and say so, or stand back. */
  whenStale: z.enum(['use', 'pass']).default('use'),
  /** The first one comes first. */
  rules: z.array(RoutingRule).max(500).default([]),
  stops: z.array(StopEntry).max(2_000).default([]),
  locks: z.array(LockEntry).max(2_000).default([]),
});
export type RoutingTable = z.infer<typeof RoutingTable>;

/** Nothing decided yet. */
export const blankTable: RoutingTable = RoutingTable.parse({});
