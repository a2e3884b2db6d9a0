import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { missingInitial } from './missing-initial.ts';

it('finds a phase without its first state, or with a foreign one', () => {
  const flow = drawFlow({ initial: null, states: { a: { initial: 'c', states: { b: {} } }, c: {} } });

  expect(placesFound(missingInitial, flow)).toEqual(['root', 'a']);
});

it('allows phases that begin inside', () => {
  const flow = drawFlow({ states: { a: { states: { b: {} } } } });

  expect(placesFound(missingInitial, flow)).toEqual([]);
});
