import { drawFlow } from '@orderloom/shared/testing';
import { expect, it } from 'vitest';
import { placesOf, statesAt } from './places.ts';

const document = drawFlow({
  states: {
    waiting: {},
    work: { parallel: true, states: { left: { states: { a: {}, b: {} } }, right: { states: { c: {}, d: {} } } } },
    closed: { final: true },
  },
});

it('reads the choices of where an order stands, and gives the states of the choices', () => {
  expect(placesOf(document, ['b', 'c'])).toEqual({ root: 'work', left: 'b', right: 'c' });
  expect(statesAt(document, { root: 'work', left: 'b', right: 'c' })).toEqual(['b', 'c']);
  expect(statesAt(document, { root: 'closed' })).toEqual(['closed']);
});

it('wants every region decided', () => {
  expect(statesAt(document, { root: 'work', left: 'b' })).toBeUndefined();
  expect(statesAt(document, {})).toBeUndefined();
});
