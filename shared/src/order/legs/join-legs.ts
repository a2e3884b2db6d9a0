import { readLegs } from './leg.ts';

/**
 * When legs count as fulfilled together. `all`: every leg is done; `any`: one is; `not-cancelled`: all but those that were cancelled,
 * and at least one; `settled`: none is under way any more, however it ended.
 */
export const joinPolicies = ['all', 'any', 'not-cancelled', 'settled'] as const;
export type JoinPolicy = (typeof joinPolicies)[number];

/** Whether legs count as fulfilled together; false while there are none, and for a policy nobody knows. */
export function legsDone(value: unknown, policy: string): boolean {
  const legs = readLegs(value);
  const counted = legs.filter((leg) => leg.status !== 'cancelled' || leg.lines.length > 0);
  if (counted.length === 0) return false;
  switch (policy) {
    case 'all':
      return counted.every((leg) => leg.status === 'done');
    case 'any':
      return counted.some((leg) => leg.status === 'done');
    case 'not-cancelled': {
      const kept = counted.filter((leg) => leg.status !== 'cancelled');
      return kept.length > 0 && kept.every((leg) => leg.status === 'done');
    }
    case 'settled':
      return counted.every((leg) => leg.status !== 'pending');
    default:
      return false;
  }
}

/** Whether the order has lines to fulfil by a leg. */
export function hasLeg(value: unknown, kind: string): boolean {
  return readLegs(value).some((leg) => leg.kind === kind && leg.lines.length > 0);
}

/** The share of the order's money a leg has, in fen; 0 without such a leg. */
export function legAmount(value: unknown, kind: string): number {
  return readLegs(value).find((leg) => leg.kind === kind)?.amount ?? 0;
}
