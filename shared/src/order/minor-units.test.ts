import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minorDigits, toMinorUnits } from './index.ts';

it('turns every two-decimal amount into exact fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      expect(toMinorUnits(text)).toBe(fen);
      expect(toMinorUnits(`-${text}`)).toBe(fen === 0 ? 0 : -fen);
    }),
  );
});

it.each([
  ['152.90', 15290],
  [37.37, 3737],
  ['5', 500],
  ['10.5', 1050],
  ['0.100', 10],
])('reads %s', (amount, fen) => expect(toMinorUnits(amount)).toBe(fen));

it.each(['', 'abc', '1.234', '1e3', '99999999999999999'])('refuses %j instead of rounding', (amount) =>
  expect(toMinorUnits(amount)).toBeUndefined(),
);

it('knows currencies without or with three decimals', () => {
  expect([minorDigits('JPY'), minorDigits('KWD'), minorDigits('CNY')]).toEqual([0, 3, 2]);
  expect(toMinorUnits('1200', minorDigits('JPY'))).toBe(1200);
});
