import { expect, it } from 'vitest';
import { drawFlow, placesFound, raise } from '../../testing/index.ts';
import { unusedEvent } from './unused-event.ts';

it('finds an event that no transition takes', () => {
  const flow = drawFlow({ events: { pay: {}, cancel: {} }, states: { a: { on: { pay: 'b' } }, b: {} } });

  expect(placesFound(unusedEvent, flow)).toEqual(['cancel']);
});

it('allows events taken by wildcard or raised', () => {
  const flow = drawFlow({
    events: { 'order.pay': {}, tell: {} },
    states: { a: { on: { 'order.*': { to: 'b', do: [raise('tell')] } } }, b: {} },
  });

  expect(placesFound(unusedEvent, flow)).toEqual([]);
});
