import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { transitionToNowhere } from './transition-to-nowhere.ts';

it('finds targets and calls that do not exist', () => {
  const flow = drawFlow({ states: { a: { on: { go: 'lost', stay: {} } } } });

  expect(placesFound(transitionToNowhere, flow)).toEqual(['t1']);
});

it('allows transitions that arrive, or stay', () => {
  const flow = drawFlow({ states: { a: { on: { go: 'b', stay: {} } }, b: {} } });

  expect(placesFound(transitionToNowhere, flow)).toEqual([]);
});
