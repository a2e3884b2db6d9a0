import { expect, it } from 'vitest';
import { drawFlow, http, placesFound } from '../../testing/index.ts';
import { unreachableState } from './unreachable-state.ts';

it('finds the outermost state that no path leads to', () => {
  const flow = drawFlow({ states: { a: {}, b: { states: { c: {} } } } });

  expect(placesFound(unreachableState, flow)).toEqual(['b']);
});

it('allows states entered by events, regions, history and replies', () => {
  const flow = drawFlow({
    states: {
      a: { calls: { ask: { action: http('https://x'), done: 'p' } } },
      p: { parallel: true, states: { x: {}, y: { states: { b: {}, c: {} } } }, on: { back: 'h', up: ['d', 'c'] } },
      e: { states: { d: {}, f: {}, h: { history: 'shallow', historyDefault: ['f'] } } },
    },
  });

  expect(placesFound(unreachableState, flow)).toEqual([]);
});
