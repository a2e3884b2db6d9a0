import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { unknownEvent } from './unknown-event.ts';

it('finds a trigger that the catalogue does not list', () => {
  const flow = drawFlow({ events: { pay: {} }, states: { a: { on: { pay: 'b', cancel: 'b' } }, b: {} } });

  expect(placesFound(unknownEvent, flow)).toEqual(['t2']);
});

it('allows wildcards', () => {
  const flow = drawFlow({ events: { 'order.pay': {} }, states: { a: { on: { 'order.pay': 'b', 'order.*': 'b', '*': 'b' } }, b: {} } });

  expect(placesFound(unknownEvent, flow)).toEqual([]);
});
