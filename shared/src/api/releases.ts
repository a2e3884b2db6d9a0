import { z } from 'zod';

/** What can go wrong with a canary's orders and be counted: an effect given up, a delivery set aside, a step that threw, an order that stopped. */
export const troubleTypes = ['dead-letter', 'quarantined', 'failed-step', 'stuck'] as const;
export type TroubleType = (typeof troubleTypes)[number];

/** Stops the canary when so many troubles, or so many percent of its orders, are reached within the window. */
export const CanaryLimit = z.strictObject({
  of: z.enum(troubleTypes),
  unit: z.enum(['count', 'percent']),
  value: z.number().positive().max(1_000_000),
});
export type CanaryLimit = z.infer<typeof CanaryLimit>;

export const CanaryRule = z.strictObject({
  limits: z.array(CanaryLimit).max(20),
  windowMinutes: z.int().min(1).max(10_080).default(60),
  /** Percentages say nothing before the canary has so many orders. */
  minOrders: z.int().min(1).max(1_000_000).default(20),
});
export type CanaryRule = z.infer<typeof CanaryRule>;

export const Share = z.number().min(0.01).max(100);

/** A version on trial with a share (percent) of the new orders. */
export const Canary = z.object({
  version: z.int(),
  share: z.number(),
  rule: CanaryRule.nullable(),
  since: z.iso.datetime(),
});

/** What is done to the releases of a flow, as it is asked for. */
export const ReleaseChange = z.discriminatedUnion('type', [
  /** All new orders get this version from now on: rolls out a canary, or rolls back to an earlier version. */
  z.strictObject({ type: z.literal('activate'), version: z.int().min(1) }),
  z.strictObject({ type: z.literal('canary'), version: z.int().min(1), share: Share, rule: CanaryRule.nullable().default(null) }),
  z.strictObject({ type: z.literal('stop-canary') }),
  z.strictObject({ type: z.literal('pin'), channel: z.string().min(1), version: z.int().min(1) }),
  z.strictObject({ type: z.literal('unpin'), channel: z.string().min(1) }),
]);
export type ReleaseChange = z.infer<typeof ReleaseChange>;

/** Why a canary was stopped by its rule. */
export const StopReason = z.object({ limit: CanaryLimit, found: z.number(), orders: z.int(), windowMinutes: z.int() });
export type StopReason = z.infer<typeof StopReason>;

/** A change as it is kept. `automatic`: by the canary's rule, with the reason. */
export const ReleaseEvent = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  change: z.union([
    ReleaseChange,
    z.object({ type: z.literal('publish'), version: z.int(), release: z.enum(['all', 'canary', 'hold']) }),
    z.object({ type: z.literal('automatic-stop'), version: z.int(), reason: StopReason }),
  ]),
});
export type ReleaseEvent = z.infer<typeof ReleaseEvent>;

/** Which version the new orders of a flow get. */
export const ReleaseState = z.object({
  /** null before the first publication. */
  active: z.int().nullable(),
  canary: Canary.nullable(),
  /** How the canary does: its orders since it began, and troubles within the rule's window. */
  figures: z.object({ orders: z.int(), troubles: z.record(z.enum(troubleTypes), z.int()) }).nullable(),
  pins: z.array(z.object({ channel: z.string(), version: z.int() })),
  versions: z.array(
    z.object({
      version: z.int(),
      note: z.string(),
      publishedAt: z.iso.datetime(),
      publishedBy: z.string(),
      active: z.int(),
      error: z.int(),
      done: z.int(),
      /** What the new orders of now would get from it, in percent, pinned channels aside. */
      share: z.number(),
    }),
  ),
});
export type ReleaseState = z.infer<typeof ReleaseState>;
