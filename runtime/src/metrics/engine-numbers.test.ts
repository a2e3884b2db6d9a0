import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEngineNumbers } from './engine-numbers.ts';
import { countOf, createHistogram, quantileOf } from './histogram.ts';

it('counts every observation once, whatever its size', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (values) => {
      const histogram = createHistogram([1, 10, 100]);
      for (const value of values) histogram.observe(value);
      const figures = histogram.read();
      expect(countOf(figures)).toBe(values.length);
      expect(figures.counts[0]).toBe(values.filter((value) => value <= 1).length);
      expect(figures.sum).toBeCloseTo(
        values.reduce((all, one) => all + one, 0),
        3,
      );
    }),
  );
});

it('tells a quantile between the bounds it lies between', () => {
  const histogram = createHistogram([1, 2, 4]);
  expect(quantileOf(histogram.read(), 0.5)).toBeNull();
  for (const value of [0.5, 1.5, 1.6, 3]) histogram.observe(value);
  expect(quantileOf(histogram.read(), 0.5)).toBeGreaterThan(1);
  expect(quantileOf(histogram.read(), 0.5)).toBeLessThanOrEqual(2);
});

it('hands out figures that cross a thread unchanged', () => {
  const numbers = createEngineNumbers();
  numbers.step('failed');
  numbers.undone();
  numbers.step('applied');
  numbers.committed(3, 800);
  numbers.timer(1200, 'fired');
  numbers.timer(-5, 'failed');
  numbers.attempt('shop.example', 'delivered', 30);
  numbers.inbox('default', 'shop', 'applied');
  numbers.inbox('default', 'shop', 'applied');
  numbers.cache(true);
  numbers.refused();
  const figures = numbers.read();
  expect(structuredClone(figures)).toEqual(figures);
  expect(figures).toMatchObject({
    steps: { applied: 1, failed: 0 },
    timersFired: 1,
    timersFailed: 1,
    inbox: [{ tenant: 'default', channel: 'shop', outcome: 'applied', deliveries: 2 }],
    cache: { hits: 1, misses: 0 },
    refused: 1,
  });
});

it('forgets a commit trouble with the next commit that holds', () => {
  const numbers = createEngineNumbers();
  numbers.commitFailed(7, Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  expect(numbers.read().commitTrouble).toEqual({ at: 7, code: 'SQLITE_FULL', reason: 'database or disk is full' });
  numbers.committed(1, 500);
  expect(numbers.read()).toMatchObject({ commitTrouble: null, commitFailures: 1 });
});

it('counts what comes from too many destinations and channels together', () => {
  const numbers = createEngineNumbers();
  for (let index = 0; index < 2000; index += 1) {
    numbers.attempt(`host-${index}`, 'delivered', 1);
    numbers.inbox('default', `channel-${index}`, 'applied');
  }
  const { attempts, inbox } = numbers.read();
  expect(attempts.length).toBeLessThanOrEqual(501);
  expect(inbox.length).toBeLessThanOrEqual(501);
  expect(inbox.reduce((all, one) => all + one.deliveries, 0)).toBe(2000);
});
