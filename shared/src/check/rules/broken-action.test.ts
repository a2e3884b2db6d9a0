import { expect, it } from 'vitest';
import { action, drawFlow, http, note, placesFound, raise, setField } from '../../testing/index.ts';
import { brokenAction } from './broken-action.ts';

it('finds actions that are unknown or filled in wrongly', () => {
  const flow = drawFlow({
    fields: { amount: 'money' },
    states: {
      a: { entry: [action('fly')] },
      b: { exit: [setField('amonut', '1')] },
      c: { calls: { ask: { action: http('https://x/{{ amonut }}') } } },
      d: { on: { go: { to: 'a', do: [setField('amount', '"much"'), raise('nowhere')] } } },
      e: { sla: '1h', breach: [note('{{ ')] },
    },
  });

  expect(placesFound(brokenAction, flow)).toEqual(['a', 'b', 'c', 'e', 't1', 't1']);
});

it('allows actions that work, with the payload of their event', () => {
  const flow = drawFlow({
    fields: { amount: 'money' },
    events: { pay: { payload: { sum: 'money' } } },
    states: { a: { entry: [setField('amount', '1')], on: { pay: { to: 'b', do: [setField('amount', 'event.sum')] } } }, b: {} },
  });

  expect(placesFound(brokenAction, flow)).toEqual([]);
});
