import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { idleHistory } from './idle-history.ts';

it('finds a history state that nothing leads to', () => {
  const flow = drawFlow({ states: { a: { states: { b: {}, h: { history: 'deep' } } } } });

  expect(placesFound(idleHistory, flow)).toEqual(['h']);
});

it('allows one that a transition returns to', () => {
  const flow = drawFlow({ states: { a: { states: { b: {}, h: { history: 'deep' } }, on: { hold: 'c' } }, c: { on: { back: 'h' } } } });

  expect(placesFound(idleHistory, flow)).toEqual([]);
});
