import { destinationDefaults } from '@orderloom/shared/actions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../effects/index.ts';
import { waitBefore } from './backoff.ts';
import { createBreaker } from './breaker.ts';
import { createLanes } from './lanes.ts';
import { createRate } from './rate.ts';

const minute = 60_000;
const start = Date.UTC(2026, 0, 1);
const defaults = destinationDefaults('http');
const failed: Attempt = { type: 'retry', cause: 'busy', reason: 'the receiver answered 500' };
const done: Attempt = { type: 'delivered', data: null };

interface Visit {
  readonly after: number;
  readonly wanted: number;
  readonly restart: boolean;
}

/** The instants at which attempts began. */
function begunBy(perMinute: number, visits: readonly Visit[]): readonly number[] {
  let now = start;
  let rate = createRate(now);
  return visits.flatMap(({ after, wanted, restart }) => {
    now += after;
    if (restart) rate = createRate(now);
    return Array.from({ length: rate.take(perMinute, wanted, now) }, () => now);
  });
}

describe('the rate', () => {
  it('is never exceeded in any minute, however attempts come and the process restarts', () => {
    const steps = fc.array(fc.record({ after: fc.nat(20_000), wanted: fc.integer({ min: 1, max: 30 }), restart: fc.boolean() }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), steps, (perMinute, visits) => {
        const begun = begunBy(perMinute, visits);
        const most = Math.max(0, ...begun.map((from) => begun.filter((at) => at >= from && at < from + minute).length));
        expect(most).toBeLessThanOrEqual(perMinute);
      }),
    );
  });

  it('is used up: with enough waiting, as many go as may', () => {
    const rate = createRate(start - 10 * minute);
    let now = start;
    let begun = 0;
    while (now < start + 10 * minute) {
      begun += rate.take(20, 100, now);
      now = Math.max(now + 1, rate.freeAt(20, now));
    }
    expect(begun).toBeGreaterThan(150);
    expect(begun).toBeLessThanOrEqual(200);
  });

  it('does not stand still when the clock is set back', () => {
    const rate = createRate(start);
    rate.take(20, 20, start + minute);
    expect(rate.freeAt(20, start - 60 * minute)).toBeLessThan(start - 59 * minute);
  });
});

describe('the breaker', () => {
  it('opens after failures in a row, tries once, waits twice as long, and closes with a success', () => {
    const breaker = createBreaker();
    for (let failure = 0; failure < 5; failure += 1) {
      expect(breaker.state(start)).toBe('closed');
      breaker.ended(true, defaults, start);
    }
    expect([breaker.state(start), breaker.until]).toEqual(['open', start + 30_000]);
    expect(breaker.state(start + 30_000)).toBe('half-open');
    breaker.ended(true, defaults, start + 30_000);
    expect(breaker.until).toBe(start + 90_000);
    breaker.ended(false, defaults, start + 90_000);
    expect([breaker.state(start + 90_000), breaker.failures]).toEqual(['closed', 0]);
  });
});

describe('a lane', () => {
  const lane = () => createLanes(start).of('t', 'd');

  it('never has more under way than it bears, and one only while it tries', () => {
    const visits = fc.array(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.nat(6), fc.boolean(), fc.nat(40_000)), { maxLength: 60 });
    fc.assert(
      fc.property(visits, (turns) => {
        const tried = lane();
        let now = start;
        let underWay = 0;
        for (const [wanted, ended, ok, after] of turns) {
          now += after;
          const { state } = tried.live(defaults, now).breaker;
          const { room } = tried.room(defaults, now);
          const granted = tried.begin(defaults, Math.min(wanted, room), now);
          expect(granted).toBeLessThanOrEqual({ closed: defaults.concurrency - underWay, open: 0, 'half-open': 1 }[state]);
          const settled = Math.min(ended, underWay + granted);
          for (let left = settled; left > 0; left -= 1) tried.end(ok ? done : failed, defaults, now);
          underWay += granted - settled;
        }
      }),
    );
  });

  it('leaves a receiver in peace that asks for it, and no longer than five minutes', () => {
    const asked = lane();
    asked.begin(defaults, 1, start);
    asked.end({ type: 'retry', cause: 'too-often', reason: '429', retryAfter: 24 * 60 * minute }, defaults, start);
    expect(asked.room(defaults, start)).toEqual({ room: 0, next: start + 5 * minute });
    asked.reset();
    expect(asked.room(defaults, start).room).toBe(4);
  });

  it('does not hold against a receiver what it was right to refuse', () => {
    const refusing = lane();
    for (let count = 0; count < 20; count += 1) {
      refusing.begin(defaults, 1, start);
      refusing.end({ type: 'dead', cause: 'refused', reason: '404' }, defaults, start);
    }
    expect(refusing.live(defaults, start).breaker.state).toBe('closed');
  });
});

it('waits by full jitter: anywhere from nothing to a ceiling that doubles, and never less than was asked for', () => {
  const limits = { firstWait: 2_000, longestWait: 15 * minute };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.nat(),
      (attempts, random, asked) => {
        const wait = waitBefore(attempts, undefined, limits, () => random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(limits.longestWait, limits.firstWait * 2 ** (attempts - 1)));
        expect(waitBefore(attempts, asked, limits, () => random)).toBe(Math.max(wait, asked));
      },
    ),
  );
});
