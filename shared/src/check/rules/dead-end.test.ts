import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { deadEnd } from './dead-end.ts';

it('finds a state that nothing leads out of', () => {
  const flow = drawFlow({
    states: { a: { on: { go: 'b', far: 'c' } }, b: { on: { again: 'b' } }, c: { states: { d: {}, e: { final: true } }, done: 'a' } },
  });

  expect(placesFound(deadEnd, flow)).toEqual(['b', 'd']);
});

it('allows a way out of an ancestor, and final states', () => {
  const flow = drawFlow({ states: { a: { states: { b: {} }, on: { go: 'c' } }, c: { final: true } } });

  expect(placesFound(deadEnd, flow)).toEqual([]);
});
