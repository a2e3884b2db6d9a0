import type { DestinationSettings, EffectCause } from '@orderloom/shared/actions';
import type { Attempt } from '../effects/index.ts';
import { type BreakerState, createBreaker } from './breaker.ts';
import { createRate } from './rate.ts';
import type { LiveDestination } from './types.ts';

/** However long a receiver asks for peace, others of its effects are tried again after so long. */
const longestHold = 5 * 60_000;
const minute = 60_000;

/** What stands between an effect that is due and its attempt, at one destination of one tenant. */
export interface Lane {
  /** How many attempts may begin now, and when to look again where it is time that holds them back. */
  room(settings: DestinationSettings, now: number): { readonly room: number; readonly next: number };
  /** Begins up to `wanted` attempts; gives how many were granted. */
  begin(settings: DestinationSettings, wanted: number, now: number): number;
  /** An attempt that was granted was not made. */
  giveBack(): void;
  end(attempt: Attempt, settings: DestinationSettings, now: number): void;
  /** A person says: go on now. */
  reset(): void;
  live(settings: DestinationSettings, now: number): Omit<LiveDestination, 'id'>;
}

export interface Lanes {
  of(tenant: string, destination: string): Lane;
  /** The names of a tenant's lanes. */
  names(tenant: string): readonly string[];
}

/** Concurrency, rate and breaker per tenant and destination, so that a slow or broken receiver holds up nobody else. */
export function createLanes(startedAt: number): Lanes {
  const tenants = new Map<string, Map<string, Lane>>();
  return {
    of(tenant, destination) {
      const lanes = tenants.get(tenant) ?? new Map<string, Lane>();
      tenants.set(tenant, lanes);
      const lane = lanes.get(destination) ?? createLane(startedAt);
      lanes.set(destination, lane);
      return lane;
    },
    names: (tenant) => [...(tenants.get(tenant)?.keys() ?? [])],
  };
}

/** Troubles that say something about the receiver's health, rather than about what it was sent. */
const unhealthy: ReadonlySet<EffectCause> = new Set(['unreachable', 'timed-out', 'broken-answer', 'busy']);

function createLane(startedAt: number): Lane {
  const rate = createRate(startedAt);
  const breaker = createBreaker();
  let underWay = 0;
  let heldUntil = 0;
  let begun: readonly number[] = [];
  let trouble: LiveDestination['trouble'] = null;
  let deliveredAt: number | null = null;

  function slots(settings: DestinationSettings, state: BreakerState): number {
    return Math.max(0, (state === 'half-open' ? 1 : settings.concurrency) - underWay);
  }

  const recent = (now: number) => {
    begun = begun.filter((at) => at > now - minute && at <= now);
    return begun.length;
  };

  return {
    room(settings, now) {
      const state = breaker.state(now);
      const held = heldUntil - now <= longestHold ? heldUntil : 0;
      const at = Math.max(held, state === 'open' ? breaker.until : 0, rate.freeAt(settings.perMinute, now));
      // Held back by concurrency, the end of an attempt wakes the dispatcher; held back by time, its clock does.
      return at > now ? { room: 0, next: at } : { room: slots(settings, state), next: Number.POSITIVE_INFINITY };
    },
    begin(settings, wanted, now) {
      const granted = rate.take(settings.perMinute, Math.min(wanted, slots(settings, breaker.state(now))), now);
      underWay += granted;
      recent(now);
      begun = [...begun, ...Array.from({ length: granted }, () => now)].slice(-1000);
      return granted;
    },
    giveBack() {
      underWay -= 1;
    },
    end(attempt, settings, now) {
      underWay -= 1;
      const failed = attempt.type === 'retry' && unhealthy.has(attempt.cause);
      breaker.ended(failed, settings, now);
      if (attempt.type === 'delivered') deliveredAt = now;
      else trouble = { at: now, cause: attempt.cause, reason: attempt.reason };
      if (attempt.type === 'retry' && attempt.retryAfter !== undefined) {
        heldUntil = Math.max(heldUntil, now + Math.min(attempt.retryAfter, longestHold));
      }
    },
    reset() {
      breaker.reset();
      heldUntil = 0;
    },
    live(settings, now) {
      const breakerState = breaker.state(now);
      const free = rate.freeAt(settings.perMinute, now);
      return {
        underWay,
        begunLastMinute: recent(now),
        breaker: { state: breakerState, until: breakerState === 'open' ? breaker.until : null, failures: breaker.failures },
        heldUntil: heldUntil > now ? heldUntil : null,
        rateFreeAt: free > now ? free : null,
        trouble,
        deliveredAt,
      };
    },
  };
}
