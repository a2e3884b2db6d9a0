import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { guardGap } from './guard-gap.ts';
import { guardOverlap } from './guard-overlap.ts';

const fields = { amount: 'money', vip: 'boolean' } as const;

it('finds what falls between conditions, and shows it', () => {
  const flow = drawFlow({
    fields,
    states: {
      a: {
        on: {
          go: [
            { to: 'b', if: 'amount < 100' },
            { to: 'c', if: 'amount > 100' },
          ],
        },
      },
      b: { always: [{ to: 'c', if: 'vip' }] },
      c: { final: true },
    },
  });

  expect(placesFound(guardGap, flow)).toEqual(['a', 'b']);
});

it('allows a last resort, a single condition that refuses the rest, and waiting until one can go on', () => {
  const flow = drawFlow({
    fields,
    states: {
      a: { on: { go: [{ to: 'b', if: 'amount < 100' }, 'c'], stop: [{ to: 'c', if: 'vip' }] } },
      b: { always: [{ to: 'c', if: 'vip' }], on: { go: 'c' } },
      c: { final: true },
    },
  });

  expect(placesFound(guardGap, flow)).toEqual([]);
});

it('tells which condition an earlier one takes orders from', () => {
  const flow = drawFlow({
    fields,
    states: { a: { on: { go: [{ to: 'b', if: 'amount > 100' }, { to: 'c', if: 'vip' }, 'c'] } }, b: {}, c: {} },
  });

  expect(placesFound(guardOverlap, flow)).toEqual(['t2']);
});
