const minute = 60_000;

/** A token bucket that never lets more than so many attempts begin in any minute, however they come. */
export interface Rate {
  /** How many of `wanted` may begin now; they count as begun. */
  take(perMinute: number | null, wanted: number, now: number): number;
  /** When the next one may begin; not later than `now` when it may at once. */
  freeAt(perMinute: number | null, now: number): number;
}

/**
 * A quarter of the limit may go at once, the rest drips in: burst and drip together are the limit of any one minute.
 * Kept as the instant at which the bucket is full again, so that it needs no clock of its own. `startedAt` is when this process began:
 * the bucket was empty then, because nobody knows what the process before it had sent.
 */
export function createRate(startedAt: number): Rate {
  let full = Number.NaN;

  function state(perMinute: number, now: number) {
    const burst = Math.max(1, Math.floor(perMinute / 4));
    const drip = Math.ceil(minute / (perMinute - burst + 1));
    const before = Number.isNaN(full) ? startedAt + burst * drip : full;
    // A clock that was set back must not close the bucket for as long.
    const fullAt = Math.min(Math.max(before, now), now + burst * drip);
    return { burst, drip, fullAt, freeAt: fullAt - (burst - 1) * drip };
  }

  return {
    take(perMinute, wanted, now) {
      if (perMinute === null) return wanted;
      const { burst, drip, fullAt } = state(perMinute, now);
      const tokens = burst - Math.ceil((fullAt - now) / drip);
      const granted = Math.max(0, Math.min(wanted, tokens));
      full = fullAt + granted * drip;
      return granted;
    },
    freeAt: (perMinute, now) => (perMinute === null ? now : state(perMinute, now).freeAt),
  };
}
