import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { drawFlow, setField } from '../testing/index.ts';
import { describeStep } from './describe-step.ts';
import { parseLine } from './line.ts';
import { createSimulation, type Simulation } from './simulation.ts';

const document = drawFlow({
  fields: { paid: 'boolean', tries: { type: { type: 'integer' }, default: 0 } },
  states: {
    waiting: { label: '待付款', after: { '30m': 'late' }, on: { pay: { to: 'calling', if: 'paid' } } },
    late: { after: { '30m': 'closed' } },
    calling: {
      entry: [setField('tries', 'tries + 1')],
      calls: { ask: { action: { type: 'send-http', params: { url: 'https://example.com' } }, done: 'closed' } },
    },
    closed: { final: true },
  },
});

function begun(): Simulation {
  const machine = compile(document);
  if (!machine.ok) throw new Error(machine.error[0]?.message.en);
  return createSimulation(machine.value);
}

test('every timer fires at its own instant while time goes by', () => {
  const { simulation, step } = begun().apply({ advance: '1h' });
  expect(step.decisions).toHaveLength(2);
  expect(describeStep(simulation, step, 'zh')).toMatchObject({ value: 'closed', status: 'done', changed: true, timers: [] });
});

test('a set field opens a condition, a reply is given by the name of its call, and back() undoes a line', () => {
  const paid = begun()
    .apply({ set: { paid: true } })
    .simulation.apply({ type: 'pay' });
  expect(describeStep(paid.simulation, paid.step)).toMatchObject({ value: 'calling', actions: ['set-field'], context: { tries: 1 } });
  expect(paid.simulation.pending).toHaveLength(1);
  const answered = paid.simulation.apply({ reply: 'ask', ok: true }).simulation;
  expect([answered.snapshot.status, answered.pending]).toEqual(['done', []]);
  expect(answered.back().back().snapshot.value).toBe('waiting');
});

test('a refused line leaves the order as it was and says why', () => {
  const { simulation, step } = begun().apply({ type: 'unheard-of' });
  expect(describeStep(simulation, step, 'en')).toMatchObject({ value: '待付款', changed: false });
  expect(describeStep(simulation, step, 'zh').refused?.[0]).toContain('unheard-of');
});

test.each([{ type: 'pay', amount: 3 }, { advance: '2h' }, { advance: 500 }, { set: { paid: null } }, { reply: 'ask', ok: false }])(
  '%j is a line',
  (line) => {
    expect(parseLine(line).ok).toBe(true);
  },
);

test.each([{ advance: 'soon' }, { type: '' }, { reply: 'ask' }, 7, null])('%j is none', (line) => {
  expect(parseLine(line).ok).toBe(false);
});

test('a value of the wrong type is refused by its type, also under an imported name', () => {
  const { paid } = document.context;
  if (!paid) throw new Error('no field');
  const imported = { ...document, context: { ...document.context, paid: { ...paid, importedName: 'was it paid' } } };
  const machine = compile(imported);
  if (!machine.ok) throw new Error(machine.error[0]?.message.en);
  const { step } = createSimulation(machine.value).apply({ set: { 'was it paid': 5 } });
  expect(step.problems).toMatchObject([{ code: 'data.type', path: 'fields.paid' }]);
});
