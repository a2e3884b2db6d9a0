import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { brokenExpression } from './broken-expression.ts';

it('finds conditions and delays that cannot be', () => {
  const flow = drawFlow({
    fields: { amount: 'money' },
    states: { a: { on: { go: { to: 'b', if: 'amonut > 1' } }, always: { to: 'b', if: 'amount' } }, b: { after: { '= amount': 'a' } } },
  });

  expect(placesFound(brokenExpression, flow)).toEqual(['t1', 't2', 't3']);
});

it('allows typed conditions and delays', () => {
  const flow = drawFlow({
    fields: { amount: 'money', wait: 'duration' },
    events: { go: { payload: { sum: 'money' } } },
    states: { a: { on: { go: { to: 'b', if: 'event.sum > amount' } } }, b: { after: { '= wait': 'a' } } },
  });

  expect(placesFound(brokenExpression, flow)).toEqual([]);
});
