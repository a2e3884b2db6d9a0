import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideAmount, type Share } from './index.ts';

const shares = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
  .chain((keys) => fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), weight: fc.nat(Number.MAX_SAFE_INTEGER) }))));
const amounts = fc.integer({ min: -9e15, max: 9e15 });

function byKey(parts: readonly number[], given: readonly Share[]): Map<string, number | undefined> {
  return new Map(given.map(({ key }, index) => [key, parts[index]]));
}

it('loses and invents no fen, gives no part the other sign, and does not care for the order of the parts', () => {
  fc.assert(
    fc.property(amounts, shares, fc.func(fc.integer()), (amount, given, shuffle) => {
      const parts = divideAmount(amount, given);
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
      expect(parts.every((part) => part === 0 || Math.sign(part) === Math.sign(amount))).toBe(true);
      const shuffled = given.toSorted((a, b) => shuffle(a.key) - shuffle(b.key));
      expect(byKey(divideAmount(amount, shuffled), shuffled)).toEqual(byKey(parts, given));
    }),
  );
});

it('keeps each part within one fen of its share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 9 }),
      (amount, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const parts = divideAmount(
          amount,
          weights.map((weight, index) => ({ key: `k${index}`, weight })),
        );
        for (const [index, part] of parts.entries()) expect(Math.abs(part - (amount * (weights[index] ?? 0)) / total)).toBeLessThan(1);
      },
    ),
  );
});

it.each([
  [1000, [1, 1, 1], [334, 333, 333]],
  [1, [0, 0], [1, 0]],
  [100, [0, 3], [0, 100]],
  [-5, [1, 1], [-3, -2]],
])('divides %s over %j', (amount, weights, expected) => {
  expect(
    divideAmount(
      amount,
      weights.map((weight, index) => ({ key: `k${index}`, weight })),
    ),
  ).toEqual(expected);
});
