import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { noChildren } from './no-children.ts';

it('finds a phase with nothing inside', () => {
  const flow = drawFlow({ states: { a: { compound: true }, b: { parallel: true } } });

  expect(placesFound(noChildren, flow)).toEqual(['a', 'b']);
});

it('allows phases with something inside', () => {
  const flow = drawFlow({ states: { a: { states: { b: {} } } } });

  expect(placesFound(noChildren, flow)).toEqual([]);
});
