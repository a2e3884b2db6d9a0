const longestBreak = 15 * 60_000;

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Stops sending to a receiver that fails, and tries it with one attempt at a time until it answers. */
export interface Breaker {
  state(now: number): BreakerState;
  /** When it lets a trial through; 0 while it is closed. */
  readonly until: number;
  /** Failures in a row. */
  readonly failures: number;
  ended(failed: boolean, limits: { readonly breakAfter: number; readonly breakFor: number }, now: number): void;
  /** A person says: try it now. */
  reset(): void;
}

/** Closed -> open after `breakAfter` failures in a row -> half-open after `breakFor` -> closed by a success, open twice as long by a failure. */
export function createBreaker(): Breaker {
  let failures = 0;
  let breaks = 0;
  let until = 0;

  return {
    state(now) {
      if (breaks === 0) return 'closed';
      // Further ahead than any break: the clock was set back.
      return now < until && until - now <= longestBreak ? 'open' : 'half-open';
    },
    get until() {
      return until;
    },
    get failures() {
      return failures;
    },
    ended(failed, { breakAfter, breakFor }, now) {
      if (!failed) {
        failures = 0;
        breaks = 0;
        until = 0;
        return;
      }
      failures += 1;
      // Those that were under way when it opened end with it: only the trial of a half-open breaker opens it again.
      if (failures < breakAfter || now < until) return;
      until = now + Math.min(longestBreak, breakFor * 2 ** breaks);
      breaks += 1;
    },
    reset() {
      failures = 0;
      breaks = 0;
      until = 0;
    },
  };
}
