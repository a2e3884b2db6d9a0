import type { BackTest } from '@orderloom/shared/api';
import { noMapping } from '@orderloom/shared/migrate';
import { expect, it } from 'vitest';
import { badgesOf } from './badges.ts';
import { withState } from './use-live-orders.ts';

const words = { both: (before: number, after: number) => `${before} to ${after}`, concerned: (n: number) => `${n} part` };

it('puts numbers only where something would be different', () => {
  const places = {
    quiet: { before: 4, after: 4, concerned: 0 },
    fewer: { before: 4, after: 1, concerned: 0 },
    parting: { before: 4, after: 4, concerned: 3 },
  };
  const badges = badgesOf({ states: places, transitions: { way: { before: 2, after: 0, concerned: 2 } } } as unknown as BackTest, words);
  expect([...badges]).toEqual([
    ['fewer', { text: '4 → 1', tone: 'time', spoken: '4 to 1' }],
    ['parting', { text: '3', tone: 'error', spoken: '3 part' }],
    ['way', { text: '2 → 0', tone: 'error', spoken: '2 part · 2 to 0' }],
  ]);
});

it('maps a state, and takes the choice back', () => {
  const mapped = withState(noMapping, 'gone', 'here');
  expect(mapped).toEqual({ ...noMapping, states: { gone: 'here' } });
  expect(withState(mapped, 'gone', undefined)).toEqual(noMapping);
});
