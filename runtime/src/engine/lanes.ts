import type { EffectSender } from '../effects/index.ts';

/** How many attempts may begin now at one destination of one tenant. */
export interface Lane {
  /** Begins up to `wanted` attempts; gives how many were granted. */
  take(rate: EffectSender['rate'], wanted: number, now: number): number;
  done(): void;
  /** When the rate lets the next one begin; `now` when it is not the rate that holds it back. */
  freeAt(rate: EffectSender['rate'], now: number): number;
}

export interface Lanes {
  of(tenant: string, destination: string): Lane;
}

/** Concurrency and rate per tenant and destination, so that a slow receiver holds up nobody else. */
export function createLanes(perDestination: number): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    of(tenant, destination) {
      const key = `${tenant}\n${destination}`;
      const known = lanes.get(key);
      if (known) return known;
      const lane = createLane(perDestination, () => lanes.delete(key));
      lanes.set(key, lane);
      return lane;
    },
  };
}

function createLane(limit: number, forget: () => void): Lane {
  let underWay = 0;
  let begun: readonly number[] = [];

  function recent(rate: EffectSender['rate'], now: number): readonly number[] {
    begun = rate ? begun.filter((at) => at > now - rate.windowMs) : [];
    return begun;
  }

  return {
    take(rate, wanted, now) {
      const allowed = rate ? rate.attempts - recent(rate, now).length : wanted;
      const granted = Math.max(0, Math.min(wanted, limit - underWay, allowed));
      underWay += granted;
      if (rate) begun = [...begun, ...Array.from({ length: granted }, () => now)];
      return granted;
    },
    done() {
      underWay -= 1;
      if (underWay === 0 && begun.length === 0) forget();
    },
    freeAt(rate, now) {
      const [oldest] = rate && recent(rate, now).length >= rate.attempts ? begun : [];
      return oldest === undefined || !rate ? now : oldest + rate.windowMs + 1;
    },
  };
}
