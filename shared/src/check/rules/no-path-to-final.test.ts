import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { noPathToFinal } from './no-path-to-final.ts';

it('finds states that go round without an end, and a flow without any', () => {
  const flow = drawFlow({
    states: { a: { on: { go: 'b', end: 'z' } }, b: { on: { on: 'c' } }, c: { on: { back: 'b' } }, z: { final: true } },
  });

  expect(placesFound(noPathToFinal, flow)).toEqual(['b', 'c']);
});

it('allows states from which the order can end', () => {
  const flow = drawFlow({
    states: {
      a: { on: { go: 'b' } },
      b: { states: { c: { on: { back: 'a', end: 'd' } }, d: { final: true } }, done: 'z' },
      z: { final: true },
    },
  });

  expect(placesFound(noPathToFinal, flow)).toEqual([]);
});
