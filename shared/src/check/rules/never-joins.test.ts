import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { neverJoins } from './never-joins.ts';

it('finds a region that keeps the whole from finishing', () => {
  const flow = drawFlow({
    states: {
      p: { parallel: true, done: 'z', states: { x: { states: { a: { on: { go: 'b' } }, b: { final: true } } }, y: { states: { c: {} } } } },
      z: { final: true },
    },
  });

  expect(placesFound(neverJoins, flow)).toEqual(['y']);
});

it('allows regions that all end, and regions that nobody waits for', () => {
  const flow = drawFlow({
    states: {
      p: {
        parallel: true,
        done: 'q',
        states: { x: { states: { a: { on: { go: 'b' } }, b: { final: true } } }, y: { states: { c: { final: true } } } },
      },
      q: { parallel: true, on: { go: 'z' }, states: { v: { states: { d: {} } } } },
      z: { final: true },
    },
  });

  expect(placesFound(neverJoins, flow)).toEqual([]);
});
