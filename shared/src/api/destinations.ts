import { z } from 'zod';
import { effectCauses } from '../actions/effect.ts';

/** How effects are sent to a destination; times in milliseconds. */
export const DestinationSettings = z.strictObject({
  concurrency: z.int().min(1).max(64),
  perMinute: z.int().min(1).max(60_000).nullable(),
  timeout: z.int().min(100).max(120_000),
  maxAttempts: z.int().min(1).max(100),
  firstWait: z.int().min(100).max(3_600_000),
  longestWait: z.int().min(100).max(86_400_000),
  breakAfter: z.int().min(1).max(1_000),
  breakFor: z.int().min(1_000).max(900_000),
});

/** What replaces the defaults; what is left out follows them. */
export const SaveDestination = DestinationSettings.partial();

export const PauseDestination = z.strictObject({ reason: z.string().trim().max(500).default('') });

export const DestinationSummary = z.object({
  id: z.string(),
  type: z.string(),
  /** What holds: the own settings over the defaults of the type. */
  settings: DestinationSettings,
  /** What was set for it alone. */
  own: DestinationSettings.partial(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  pause: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
  /** Counted up to a bound; `more` says that it was reached. */
  pending: z.object({ count: z.int(), more: z.boolean() }),
  delivering: z.int(),
  dead: z.object({ count: z.int(), more: z.boolean() }),
  breaker: z.object({ state: z.enum(['closed', 'open', 'half-open']), until: z.iso.datetime().nullable(), failures: z.int() }),
  heldUntil: z.iso.datetime().nullable(),
  rateFreeAt: z.iso.datetime().nullable(),
  begunLastMinute: z.int(),
  deliveredAt: z.iso.datetime().nullable(),
  lastError: z.object({ reason: z.string(), at: z.iso.datetime().nullable() }).nullable(),
});
export type DestinationSummary = z.infer<typeof DestinationSummary>;

const Cause = z.enum(effectCauses);

/** Which dead letters; what is left out does not narrow. */
export const RedriveDead = z.strictObject({
  destination: z.string().optional(),
  cause: Cause.optional(),
  order: z.string().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export const RedriveDone = z.object({ redriven: z.int(), more: z.boolean() });

export const DeadCauseQuery = z.object({ destination: z.string().optional() });
export const DeadCause = z.object({ cause: Cause.nullable(), count: z.int() });

export const AllowedAddress = z.object({ address: z.string(), addedAt: z.iso.datetime(), addedBy: z.string() });
export const AllowAddress = z.strictObject({ address: z.string().trim().min(1).max(200) });
