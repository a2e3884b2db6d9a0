import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Label } from '../base/text.ts';

const text = z.object({ zh: z.string(), en: z.string() });

/** A value a condition read; `at` is since when it was true, null where it belongs to the order or is computed. */
export const SeenValue = z.object({
  word: z.string(),
  label: Label,
  value: Json,
  type: z.string(),
  at: z.int().nullable(),
  stale: z.boolean(),
});
export type SeenValue = z.infer<typeof SeenValue>;

/** A part of a condition; `met` is null where a value was missing. */
export const SeenPart = z.object({ sentence: text, met: z.boolean().nullable(), values: z.array(SeenValue) });
export type SeenPart = z.infer<typeof SeenPart>;

export const givenParts = ['warehouse', 'carrier', 'tags', 'note', 'offer'] as const;
export const passedReasons = [
  'condition',
  'time',
  'stale',
  'stopped',
  'decided',
  'nowhere',
  'outscored',
  'day-cap',
  'customer-cap',
] as const;

const Seen = z.object({ rule: z.string(), name: z.string(), parts: z.array(SeenPart) });
export const HitRule = Seen.extend({ gave: z.array(z.enum(givenParts)) });
export type HitRule = z.infer<typeof HitRule>;
export const PassedRule = Seen.extend({ why: z.enum(passedReasons) });
export type PassedRule = z.infer<typeof PassedRule>;

export const Candidate = z.object({
  warehouse: z.string(),
  carrier: z.string(),
  rule: z.string(),
  /** 0 to 100, and what it is made of. */
  score: z.number(),
  stock: z.number(),
  distance: z.number(),
  cost: z.number(),
  promise: z.number(),
});
export type Candidate = z.infer<typeof Candidate>;

/** Why an order went where it went. */
export const RouteExplanation = z.object({
  /** 0 for a draft. */
  version: z.int(),
  at: z.int(),
  lock: z.object({ reason: z.string() }).nullable(),
  hits: z.array(HitRule),
  passed: z.array(PassedRule),
  stale: z.array(SeenValue),
  /** Best first; empty where nothing had to be weighed. */
  candidates: z.array(Candidate),
});
export type RouteExplanation = z.infer<typeof RouteExplanation>;

export const MadeOffer = z.object({
  rule: z.string(),
  percent: z.number(),
  message: z.string(),
  /** Those held out get nothing, and are measured against. */
  group: z.enum(['treated', 'held-out']),
});
export type MadeOffer = z.infer<typeof MadeOffer>;

export const RouteOutcome = z.object({
  warehouse: z.string().nullable(),
  carrier: z.string().nullable(),
  tags: z.array(z.string()),
  note: z.string(),
  offer: MadeOffer.nullable(),
  /** What the carrier asks, fen, and promises, hours; null where it is not known. */
  cost: z.number().nullable(),
  promise: z.number().nullable(),
});
export type RouteOutcome = z.infer<typeof RouteOutcome>;

export const RouteDecision = z.object({ outcome: RouteOutcome, explanation: RouteExplanation });
export type RouteDecision = z.infer<typeof RouteDecision>;
