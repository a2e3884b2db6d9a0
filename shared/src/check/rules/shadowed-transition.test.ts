import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { shadowedTransition } from './shadowed-transition.ts';

it('finds a transition behind one that always wins', () => {
  const flow = drawFlow({
    fields: { paid: 'boolean' },
    states: {
      a: { on: { go: ['b', { to: 'c', if: 'paid' }] }, after: { '1h': ['b', 'c'] } },
      b: {
        always: [
          { to: 'c', if: 'paid' },
          { to: 'a', if: 'paid' },
        ],
      },
      c: {},
    },
  });

  expect(placesFound(shadowedTransition, flow)).toEqual(['t2', 't4', 't6']);
});

it('allows conditions before a last resort', () => {
  const flow = drawFlow({
    fields: { paid: 'boolean' },
    states: { a: { on: { go: [{ to: 'b', if: 'paid' }, 'c'], stop: 'c' } }, b: {}, c: {} },
  });

  expect(placesFound(shadowedTransition, flow)).toEqual([]);
});
