import { z } from 'zod';

/** What a draft would do to an order, the gravest first. */
export const fateKinds = ['stuck', 'unplaced', 'refused', 'differs', 'loses', 'other-way', 'unknown'] as const;
export const FateKind = z.enum(fateKinds);
export type FateKind = z.infer<typeof FateKind>;

/** Why, by code; each belongs to one kind. */
export const fateCodes = {
  'start-refused': 'stuck',
  'step-failed': 'stuck',
  endless: 'stuck',
  stopped: 'stuck',
  unfinished: 'stuck',
  'place-gone': 'unplaced',
  undecided: 'unplaced',
  'event-rejected': 'refused',
  'event-ignored': 'refused',
  'event-parked': 'refused',
  'ends-elsewhere': 'differs',
  'stands-elsewhere': 'differs',
  'ends-early': 'differs',
  'ends-later': 'differs',
  'timer-lost': 'loses',
  loses: 'loses',
  'sends-more': 'other-way',
  'sends-less': 'other-way',
  'other-transitions': 'other-way',
  'other-data': 'other-way',
  unanswered: 'unknown',
} as const satisfies Readonly<Record<string, FateKind>>;
export const FateCode = z.enum(Object.keys(fateCodes) as [keyof typeof fateCodes]);
export type FateCode = keyof typeof fateCodes;

/** One thing that would be different, with the id of what it is about. `detail`: the reason of a move between versions. */
export const FateReason = z.object({ code: FateCode, subject: z.string(), detail: z.string().optional() });
export type FateReason = z.infer<typeof FateReason>;

/** What a draft would do to one order; without reasons it would fare as it did. */
export interface OrderFate {
  readonly reasons: readonly FateReason[];
  /** Innermost states it came to, and would come to. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Transitions it took, and would take. */
  readonly taken: readonly string[];
  readonly wouldTake: readonly string[];
  /** Where the difference begins, in the drawing. */
  readonly states: readonly string[];
  readonly transition: string | undefined;
}

/** The kinds of an order's reasons, the gravest first. */
export function kindsOf(reasons: readonly FateReason[]): readonly FateKind[] {
  const found = new Set(reasons.map(({ code }) => fateCodes[code]));
  return fateKinds.filter((kind) => found.has(kind));
}
