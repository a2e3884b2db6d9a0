import { expect, it } from 'vitest';
import { type FlowSketch, http, note, type RuleCase, type StateSketch, setField, wrongOf } from '../testing/index.ts';
import { rules } from './index.ts';

const end = { final: true } as const;
const fields = { at: 'instant', wait: 'duration', tries: 'integer', vip: 'boolean' } as const;
const after = (delay: string, more: StateSketch = {}): FlowSketch => ({
  fields,
  states: { a: { after: { [delay]: 'b' }, ...more }, b: end },
});
const asked = (guard: string): FlowSketch => ({ fields, states: { a: { on: { go: [{ to: 'b', if: guard }, 'b'] } }, b: end } });
const within = (outer: string, inner: string): FlowSketch => ({
  states: { p: { states: { a: { after: { [inner]: 'b' }, on: { go: 'b' } }, b: {} }, after: { [outer]: 'z' } }, z: end },
});
const steps = (sla: string): FlowSketch => ({
  states: {
    p: {
      sla,
      states: { a: { sla: '2h', on: { go: 'b', skip: 'c' } }, b: { sla: '3h', on: { go: 'z' } }, c: { sla: '4h', on: { go: 'z' } } },
    },
    z: end,
  },
});

const cases: Readonly<Record<string, Omit<RuleCase, 'rule'>>> = {
  'implausible-delay': {
    trips: [
      [after('3ms'), ['t1']],
      [after('0s'), ['t1']],
      [after('3000d'), ['t1']],
      [after('= duration("-1h")'), ['t1']],
      [after('1h', { sla: '500ms' }), ['a']],
    ],
    silent: [after('1s'), after('366d'), after('= wait'), after('= duration("2h")')],
  },
  'endless-retry': {
    trips: [
      [{ states: { a: { on: { go: 'z' }, after: { '1d': { to: 'a', do: [setField('tries', 'tries + 1')] } } }, z: end }, fields }, ['t2']],
      [{ states: { a: { on: { go: 'z' }, after: { '1d': 'b' } }, b: { always: 'a' }, z: end } }, ['t2']],
    ],
    silent: [
      { fields, states: { a: { on: { go: 'z' }, after: { '1d': [{ to: 'a', if: 'tries < 3' }, 'z'] } }, z: end } },
      { fields, states: { a: { on: { go: 'z' }, after: { '1d': [{ to: 'z', if: 'tries > 3' }, 'a'] } }, z: end } },
      { states: { p: { states: { a: { on: { go: 'z' }, after: { '1d': 'a' } } }, after: { '7d': 'z' } }, z: end } },
      { states: { a: { after: { '1d': { do: [note('x')] } }, on: { go: 'z' } }, z: end } },
      { states: { a: { after: { '1d': 'b' } }, b: { on: { go: 'a' } } } },
    ],
  },
  'effect-loop': {
    trips: [
      [
        { states: { a: { calls: { ask: { action: http('https://x'), done: 'z', error: 'b' } } }, b: { after: { '10m': 'a' } }, z: end } },
        ['t2'],
      ],
      [{ states: { a: { calls: { ask: { action: http('https://x'), done: 'a', error: 'z' } } }, z: end } }, ['t1']],
      [{ states: { a: { on: { go: 'z' }, after: { '1h': { to: 'a', do: [http('https://x')] } } }, z: end } }, ['t2']],
    ],
    silent: [
      {
        fields,
        states: {
          a: { calls: { ask: { action: http('https://x'), done: 'z', error: [{ to: 'b', if: 'tries < 3' }, 'z'] } } },
          b: { after: { '10m': 'a' } },
          z: end,
        },
      },
    ],
  },
  'outlived-timeout': {
    trips: [
      [within('1h', '2h'), ['t3']],
      [within('1h', '1h'), ['t3']],
    ],
    silent: [
      within('2h', '1h'),
      { states: { p: { states: { a: { after: { '2h': 'b' } }, b: {} }, after: { '1h': 'a' }, on: { go: 'z' } }, z: end } },
    ],
  },
  'racing-timers': {
    trips: [
      [{ fields, states: { a: { after: { '1h': { to: 'b', if: 'vip' }, '= duration("1h")': 'c' } }, b: end, c: end } }, ['t2']],
      [{ states: { a: { after: { '60m': 'b', '= duration("60m")': 'c' } }, b: end, c: end } }, ['t2']],
    ],
    silent: [{ fields, states: { a: { after: { '1h': [{ to: 'b', if: 'vip' }, 'c'], '2h': 'b' } }, b: end, c: end } }],
  },
  'sla-beyond-limit': {
    trips: [
      [after('1h', { sla: '2h' }), ['a']],
      [{ states: { p: { states: { a: { sla: '3h' } }, after: { '1h': 'z' } }, z: end } }, ['a']],
    ],
    silent: [
      after('2h', { sla: '1h' }),
      after('1h', { sla: 'working 2h' }),
      after('working 1h', { sla: '2h' }),
      { fields, states: { a: { sla: '2h', after: { '1h': { to: 'b', if: 'vip' } } }, b: end } },
    ],
  },
  'sla-sum': {
    trips: [[steps('4h'), ['p']]],
    silent: [steps('5h')],
  },
  'idle-pause': {
    trips: [[{ states: { p: { states: { a: { pauses: true, on: { go: 'z' } } } }, z: end } }, ['a']]],
    silent: [
      { states: { p: { states: { a: { pauses: true, on: { go: 'z' } } }, after: { '1h': 'z' } }, z: end } },
      { states: { p: { sla: 'working 2h', states: { q: { states: { a: { pauses: true, on: { go: 'z' } } } } } }, z: end } },
    ],
  },
  'clock-without-zone': {
    trips: [
      [asked('now.getHours() < 8'), ['t1']],
      [asked('at.getDayOfWeek() == 0 && now.getHours() >= 18'), ['t1']],
      [{ fields, states: { a: { entry: [setField('tries', 'now.getMonth()'), note('{{ now.getHours() }}')] } } }, ['a', 'a']],
    ],
    silent: [asked('now.getHours("Asia/Shanghai") < 8'), asked('(now - at).getHours() > 8'), asked('wait.getHours() > 8')],
  },
};

it.each(Object.entries(cases))('%s finds what it should, and its fixes mend it', (id, { trips, silent }) => {
  const rule = rules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  expect(wrongOf({ rule, trips, silent })).toEqual([]);
});
