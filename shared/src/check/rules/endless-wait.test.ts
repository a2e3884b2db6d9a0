import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { endlessWait } from './endless-wait.ts';

it('finds a wait without a time limit or a person', () => {
  const flow = drawFlow({ events: { go: { senders: ['channel'] } }, states: { a: { on: { go: 'b' } }, b: { final: true } } });

  expect(placesFound(endlessWait, flow)).toEqual(['a']);
});

it('allows a wait that somebody or something ends', () => {
  const flow = drawFlow({
    events: { go: { senders: ['channel'] }, 'ask.now': { senders: ['person'] } },
    states: {
      a: { on: { go: 'b' }, handler: 'Li' },
      b: { on: { go: 'c' }, sla: '1h' },
      c: { on: { 'ask.*': 'd' } },
      d: { states: { e: { on: { go: 'f' } } }, after: { '1h': 'f' } },
      f: { final: true },
    },
  });

  expect(placesFound(endlessWait, flow)).toEqual([]);
});
