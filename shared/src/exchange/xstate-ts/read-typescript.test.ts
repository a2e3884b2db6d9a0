import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem.ts';
import { xstateTs } from './index.ts';

const machine = `
// A machine as people write it.
const minute: number = 60_000;
const closed = { type: 'final' } as const;
export const order = setup({
  types: {} as { context: { sum: number } },
  delays: { patience: 5000 },
  guards: { enough: ({ context }) => context.sum > 1 },
  actions: { thank: () => {} },
}).createMachine({
  id: 'order',
  context: { sum: 0 },
  initial: 'unpaid',
  states: {
    unpaid: {
      on: { PAY: { target: 'paid', guard: 'enough', actions: ['thank', raise({ type: 'BOOK' }, { delay: 10 })] } },
      after: { patience: 'closed', [String(1)]: 'closed' },
    },
    paid: { after: { 300: '#order.closed' } },
    closed,
  },
});`;

describe('what comes in from TypeScript', () => {
  it('takes what is written as data and names what is computed', () => {
    const document = xstateTs.read(machine);
    expect(document.ok ? [] : document.error.map(({ message }) => message.en)).toEqual([
      'Line 17: "[…]" is known only when the file runs.',
    ]);
  });

  it('brings the machine in, and tells which bodies stay out', () => {
    const remarks: Problem[] = [];
    const document = xstateTs.read(machine.replace(', [String(1)]', ', 60'), { onRemark: (remark) => remarks.push(remark) });
    if (!document.ok) throw new Error(document.error[0]?.message.en);
    const { transitions, states, context } = document.value;

    expect(states.closed?.kind).toBe('final');
    expect(context.patience).toMatchObject({ default: 5000, type: { type: 'duration' } });
    expect(Object.values(transitions).map(({ trigger, guard }) => [trigger.type, guard])).toContainEqual(['event', 'enough']);
    expect(remarks.map(({ message }) => message.en)).toEqual([
      'Line 9: the body of "thank" in actions does not come in; its name is kept, to be defined.',
      'Line 8: the body of "enough" in guards does not come in; its name is kept, to be defined.',
    ]);
  });

  it.each([
    ['createMachine({ on: { A: { guard: ({ context }) => context.x } } })', 'a function inside the config'],
    ['createMachine({ entry: assign({ x: 1 }) })', '"assign(…)" is known only when the file runs'],
    ['createMachine(load())', '"load(…)" is known only'],
    ['createMachine({ ...other })', 'this value is not in the file'],
    ['const x = 1', 'no createMachine'],
    ['createMachine({', 'Not valid TypeScript'],
  ])('refuses %s', (text, said) => {
    const document = xstateTs.read(text);
    expect(document.ok ? [] : document.error.map(({ message }) => message.en)).toEqual([expect.stringContaining(said)]);
  });
});
