import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { finalWithExit } from './final-with-exit.ts';

it('finds a transition from a final state', () => {
  const flow = drawFlow({ states: { a: { final: true, on: { go: 'b' } }, b: {} } });

  expect(placesFound(finalWithExit, flow)).toEqual(['t1']);
});

it('allows a final state without one', () => {
  const flow = drawFlow({ states: { a: { on: { go: 'b' } }, b: { final: true } } });

  expect(placesFound(finalWithExit, flow)).toEqual([]);
});
