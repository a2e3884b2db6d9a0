import { expect, it } from 'vitest';
import { action, drawFlow, type FlowSketch, note, type RuleCase, raise, setField, wrongOf } from '../testing/index.ts';
import { rules } from './index.ts';

const end = { final: true } as const;
const fields = { amount: 'money', vip: 'boolean', level: ['gold', 'none'] } as const;
const guarded = (guard: string): FlowSketch => ({ fields, states: { a: { on: { go: [{ to: 'b', if: guard }, 'b'] } }, b: end } });
const phase = { states: { p: { states: { a: { on: { go: 'b' } }, b: end } }, z: end } };

const cases: Readonly<Record<string, Omit<RuleCase, 'rule'>>> = {
  'done-not-taken': {
    trips: [
      [{ states: { p: { ...phase.states.p, on: { out: 'z' } }, z: end } }, ['p']],
      [
        { states: { p: { parallel: true, states: { x: { states: { a: end } }, y: { states: { b: end } } }, on: { out: 'z' } }, z: end } },
        ['p'],
      ],
    ],
    silent: [
      { states: { p: { ...phase.states.p, done: 'z' }, z: end } },
      { states: { p: { parallel: true, states: { x: { states: { a: end } }, y: { states: { b: {} } } }, on: { out: 'z' } }, z: end } },
    ],
  },
  'constant-guard': {
    trips: [
      [guarded('amount > 500 && amount < 300'), ['t1']],
      [guarded('level == "gold" && level == "none"'), ['t1']],
      [guarded('vip && !vip'), ['t1']],
      [guarded('false'), ['t1']],
      [guarded('true'), ['t1']],
    ],
    silent: [
      guarded('amount > 300 && amount < 500'),
      guarded('level != "gold" && level != "none"'),
      guarded('level == "gold" || level == "none"'),
      guarded('amount < 0'),
      guarded('size("x") > 3 && vip'),
    ],
  },
  'hides-parent': {
    trips: [
      [{ states: { p: { states: { a: { on: { cancel: {}, go: 'b' } }, b: {} }, on: { cancel: 'z' } }, z: end } }, ['t2']],
      [{ on: { cancel: 'z' }, states: { a: { on: { '*': 'b' } }, b: {}, z: end } }, ['t2']],
    ],
    silent: [
      { fields, states: { p: { states: { a: { on: { cancel: { if: 'vip' }, go: 'b' } }, b: {} }, on: { cancel: 'z' } }, z: end } },
      { states: { p: { states: { a: { on: { cancel: 'z' } } }, on: { cancel: 'z' } }, z: end } },
    ],
  },
  'regions-share-event': {
    trips: [
      [{ states: { p: { parallel: true, states: { x: { states: { a: { on: { go: 'b' } }, b: {} } }, y: { on: { go: {} } } } } } }, ['p']],
    ],
    silent: [{ states: { p: { parallel: true, states: { x: { on: { go: {} } }, y: { on: { stop: {} } } } } } }],
  },
  'event-without-sender': {
    trips: [[{ events: { go: { senders: ['system'] } }, states: { a: { on: { go: 'b' } }, b: end } }, ['go']]],
    silent: [
      { events: { go: { senders: ['system'] } }, states: { a: { entry: [raise('go', 1000)], on: { go: 'b' } }, b: end } },
      { events: { go: { senders: [] }, stop: { senders: ['system'] } }, states: { a: { on: { go: 'b' } }, b: end } },
    ],
  },
  'catch-all': {
    trips: [[{ states: { a: { on: { '*': 'b' } }, b: end } }, ['t1']]],
    silent: [{ states: { a: { on: { 'order.*': 'b' } }, b: end } }],
  },
  'unknown-ignored': {
    trips: [[{ unknownEvents: 'ignore', states: { a: end } }, ['flow']]],
    silent: [{ states: { a: end } }],
  },
  'duplicate-transition': {
    trips: [[{ fields, states: { a: { on: { go: [{ to: 'b', if: 'vip' }, { to: 'b', if: 'vip' }, 'b', 'b'] } }, b: end } }, ['t2', 't4']]],
    silent: [
      {
        fields,
        states: {
          a: {
            on: {
              go: [
                { to: 'b', if: 'vip', do: [note('x')] },
                { to: 'b', if: 'vip' },
              ],
              stop: 'b',
            },
          },
          b: end,
        },
      },
    ],
  },
  'reentry-resets-timers': {
    trips: [
      [{ states: { a: { on: { nudge: { to: 'a', do: [note('x')] } }, after: { '1h': 'b' } }, b: end } }, ['t1']],
      [{ states: { p: { sla: '1h', states: { a: {} }, on: { again: 'p', out: 'z' } }, z: end } }, ['t1']],
    ],
    silent: [
      { states: { a: { on: { nudge: {} }, after: { '1h': 'b' } }, b: end } },
      { states: { a: { on: { nudge: 'a', go: 'b' } }, b: end } },
      { states: { a: { after: { '1h': 'a' }, on: { go: 'b' } }, b: end } },
    ],
  },
  'raise-loop': {
    trips: [
      [
        { events: { ping: {}, pong: {} }, states: { a: { on: { ping: { do: [raise('pong')] }, pong: { do: [raise('ping')] } } } } },
        ['t1', 't2'],
      ],
      [
        {
          fields,
          states: { a: { entry: [raise('go')], on: { go: { to: 'b', if: 'vip' } } }, b: { entry: [raise('back')], on: { back: 'a' } } },
        },
        ['t1', 't2'],
      ],
    ],
    silent: [
      { states: { a: { on: { ping: { do: [raise('ping', 1000)] } } } } },
      { fields, states: { a: { on: { ping: { if: 'amount > 5', do: [setField('amount', 'amount - 1'), raise('ping')] } } } } },
      {
        events: { ping: {}, pong: {} },
        states: {
          a: { on: { ping: { to: 'b', do: [raise('pong')] } } },
          b: { on: { pong: 'c' } },
          c: { on: { pong: { do: [raise('ping')] } } },
        },
      },
    ],
  },
  'no-cancelled-end': {
    trips: [[{ states: { a: { on: { 'order.paid': 'b' } }, b: end } }, ['root']]],
    silent: [
      { states: { a: { on: { 'order.paid': 'b', stop: 'c' } }, b: end, c: { ...end, label: '已取消' } } },
      { states: { a: { on: { go: 'b' } }, b: end } },
    ],
  },
};

it.each(Object.entries(cases))('%s finds what it should, and its fixes mend it', (id, { trips, silent }) => {
  const rule = rules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  expect(wrongOf({ rule, trips, silent })).toEqual([]);
});

it('a duplicate is told once, not also as shadowed', () => {
  const flow = drawFlow({ states: { a: { entry: [action('write-note', { text: 'x' })], on: { go: ['b', 'b'] } }, b: end } });
  const shadowed = rules.get('shadowed-transition');

  expect(shadowed && wrongOf({ rule: shadowed, trips: [], silent: [flow] })).toEqual([]);
});
