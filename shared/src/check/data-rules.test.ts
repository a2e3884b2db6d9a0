import { expect, it } from 'vitest';
import { action, type FlowSketch, http, note, type RuleCase, type StateSketch, setField, wrongOf } from '../testing/index.ts';
import { rules } from './index.ts';

const end = { final: true } as const;
const fields = { bill: 'text', sum: 'money', vip: 'boolean', lines: 'json' } as const;
const setBill = setField('bill', '"x"');
const reserve = action('reserve-stock');
const release = action('release-stock');
const qimen = (method: string) =>
  action('send-qimen', { method, url: 'https://x', appKey: 'k', secret: 'secret://q', orderCode: '{{ bill }}', warehouseCode: 'W' });
const stock = (more: Readonly<Record<string, StateSketch>>): FlowSketch => ({
  fields,
  states: {
    a: { calls: { ask: { action: reserve, done: [{ to: 'bad', if: 'event.output.outcome == "short"' }, 'b'], error: 'bad' } } },
    bad: end,
    ...more,
  },
});
const told = (b: string, c: string, more: StateSketch = {}): FlowSketch => ({
  states: {
    a: { stage: 'Paid', on: { go: 'b' } },
    b: { stage: b, on: { go: 'c' } },
    c: { stage: c, on: { back: 'b', go: 'z' }, ...more },
    z: { ...end, stage: 'Over' },
  },
});
const people: FlowSketch['events'] = { go: { senders: ['person'] } };

const cases: Readonly<Record<string, Omit<RuleCase, 'rule'>>> = {
  'read-before-written': {
    trips: [
      [{ fields, states: { a: { on: { go: { to: 'b', if: 'bill == "x"' } } }, b: { entry: [setBill], on: { go: 'z' } }, z: end } }, ['t1']],
      [{ fields, states: { a: { entry: [note('{{ bill }}')], on: { go: { to: 'b', do: [setBill] } } }, b: end } }, ['a']],
    ],
    silent: [
      { fields, states: { a: { on: { go: { to: 'b', do: [setBill] } } }, b: { on: { go: { to: 'z', if: 'bill == "x"' } } }, z: end } },
      { fields, states: { a: { on: { go: { to: 'b', if: 'bill == null' } } }, b: { entry: [setBill], on: { go: 'z' } }, z: end } },
      { fields, states: { a: { on: { go: { to: 'b', if: 'bill == "x"' } } }, b: { on: { go: 'a' }, exit: [setBill] } } },
      { fields, states: { p: { parallel: true, states: { x: { on: { go: { if: 'bill == "x"' } } }, y: { entry: [setBill] } } } } },
      { fields, states: { a: { on: { go: { to: 'b', if: 'bill == "x"' } } }, b: end } },
    ],
  },
  'unread-fields': {
    trips: [[{ fields, states: { a: { entry: [setBill], on: { go: 'b' } }, b: end } }, ['flow']]],
    silent: [
      { fields, states: { a: { entry: [setBill, note('{{ bill }}')], on: { go: 'b' } }, b: end } },
      { fields, states: { a: { entry: [setBill, http('https://x')], on: { go: 'b' } }, b: end } },
    ],
  },
  'unused-field': {
    trips: [[{ fields, states: { a: { on: { go: { to: 'b', if: 'vip && sum > 1' } } }, b: end } }, ['bill']]],
    silent: [{ fields: { amount: 'money', vip: 'boolean' }, states: { a: { on: { go: { to: 'b', if: 'vip' } } }, b: end } }],
  },
  'regions-write-field': {
    trips: [
      [{ fields, states: { p: { parallel: true, states: { x: { entry: [setBill] }, y: { on: { go: { do: [setBill] } } } } } } }, ['p']],
    ],
    silent: [{ fields, states: { p: { parallel: true, states: { x: { entry: [setBill] }, y: { entry: [setField('sum', '1')] } } } } }],
  },
  'stock-not-released': {
    trips: [
      [stock({ b: { on: { cancel: 'c', ship: { to: 'd', do: [action('consume-stock')] } } }, c: end, d: end }), ['c']],
      [{ fields, states: { a: { on: { go: { to: 'b', do: [note('x')] } }, entry: [reserve] }, b: end } }, ['b']],
    ],
    silent: [
      stock({ b: { on: { cancel: { to: 'c', do: [release] } } }, c: end }),
      stock({ b: { on: { cancel: 'c' } }, c: { ...end, entry: [release] } }),
      stock({ b: { on: { cancel: 'c' } }, c: { entry: [release], always: 'd' }, d: end }),
    ],
  },
  'no-compensation': {
    trips: [
      [
        {
          fields,
          states: { a: { entry: [qimen('deliveryorder.create')], on: { cancel: 'c', ship: 'd' } }, c: { ...end, label: '已取消' }, d: end },
        },
        ['c'],
      ],
    ],
    silent: [
      {
        fields,
        states: {
          a: { entry: [qimen('deliveryorder.create')], on: { cancel: { to: 'c', do: [qimen('order.cancel')] }, ship: 'd' } },
          c: { ...end, label: '已取消' },
          d: end,
        },
      },
    ],
  },
  'stage-goes-back': {
    trips: [[told('Packing', 'Shipped'), ['t3']]],
    silent: [
      told('Packing', 'Packing'),
      {
        states: {
          a: { stage: 'Paid', on: { go: 'b', refund: 'c' } },
          b: { stage: 'Shipped', on: { refund: 'c' } },
          c: { stage: 'Refund', on: { back: 'b' } },
        },
      },
    ],
  },
  'wait-without-owner': {
    trips: [[{ events: people, states: { a: { on: { go: 'b' } }, b: { handler: 'Li', on: { go: 'c' } }, c: end } }, ['a']]],
    silent: [
      { events: people, states: { a: { handler: 'Li', on: { go: 'b' } }, b: end } },
      { events: people, states: { a: { on: { go: 'b' } }, b: end } },
      { events: people, states: { a: { on: { go: 'b' }, after: { '1h': 'b' } }, b: { handler: 'Li', on: { go: 'c' } }, c: end } },
      {
        events: { go: { senders: ['person', 'channel'] } },
        states: { a: { on: { go: 'b' } }, b: { handler: 'Li', on: { go: 'c' } }, c: end },
      },
    ],
  },
  'untold-state': {
    trips: [[told('Packing', ''), ['c']]],
    silent: [told('Packing', 'Shipped'), { states: { a: { on: { go: 'b' }, stage: 'Paid' }, b: { on: { go: 'c' } }, c: end } }],
  },
};

it.each(Object.entries(cases))('%s finds what it should, and its fixes mend it', (id, { trips, silent }) => {
  const rule = rules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  expect(wrongOf({ rule, trips, silent })).toEqual([]);
});
