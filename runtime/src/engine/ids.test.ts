import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createIds } from './ids.ts';

it('gives ids that sort in the order they were made, also when the clock stands or goes back', () => {
  const times = [5, 5, 7, 3, 3, 9];
  let tick = 0;
  const ids = createIds({ now: () => times[tick++ % times.length] ?? 0 }, randomBytes);

  const made = Array.from({ length: 500 }, () => ids.next());

  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
});
