import { expect, it } from 'vitest';
import { drawFlow, placesFound, setField } from '../../testing/index.ts';
import { alwaysLoop } from './always-loop.ts';

it('finds immediate transitions that lead back', () => {
  const flow = drawFlow({ states: { a: { always: 'b' }, b: { states: { c: { always: 'a' } } } } });

  expect(placesFound(alwaysLoop, flow)).toEqual(['t1', 't2']);
});

it('allows a loop that an event or a change breaks', () => {
  const flow = drawFlow({
    fields: { tries: 'integer' },
    states: {
      a: { always: 'b' },
      b: { on: { go: 'a' } },
      c: { always: { to: 'd', if: 'tries < 3', do: [setField('tries', 'tries + 1')] } },
      d: { always: [{ to: 'c', if: 'tries < 3' }, 'b'] },
    },
  });

  expect(placesFound(alwaysLoop, flow)).toEqual([]);
});
