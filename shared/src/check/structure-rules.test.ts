import { expect, it } from 'vitest';
import { drawFlow, type RuleCase, type StateSketch, wrongOf } from '../testing/index.ts';
import { checkPlaces } from './check-document.ts';
import { rules } from './index.ts';

const end = { final: true } as const;
const many = (count: number): Record<string, StateSketch> => Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, {}]));

/** States inside each other, `n0` outermost. */
function nested(levels: number, level = 0): Record<string, StateSketch> {
  return { [`n${level}`]: level + 1 < levels ? { states: nested(levels, level + 1) } : {} };
}

function placed(boxes: Readonly<Record<string, readonly [number, number]>>) {
  const flow = drawFlow({ states: { a: { on: { go: 'b' } }, b: { on: { go: 'c' } }, c: end } });
  const states = Object.fromEntries(Object.entries(boxes).map(([id, [x, y]]) => [id, { x, y, width: 160, height: 60 }]));
  return { ...flow, layout: { ...flow.layout, states } };
}

function withEvents(labels: Readonly<Record<string, string>>) {
  return {
    events: Object.fromEntries(Object.entries(labels).map(([key, zh]) => [key, { label: zh === '' ? {} : { zh, en: zh } }])),
    states: { a: end },
  };
}

const regions = (x: StateSketch, y: StateSketch) => ({ states: { p: { parallel: true, states: { x, y }, on: { out: 'z' } }, z: end } });

const cases: Readonly<Record<string, Omit<RuleCase, 'rule'>>> = {
  'crosses-regions': {
    trips: [
      [regions({ states: { a: { on: { go: 'b' } } } }, { states: { b: {} } }), ['t2']],
      [regions({ on: { go: 'y' } }, {}), ['t2']],
    ],
    silent: [
      regions({ states: { a: { on: { go: 'c' } }, c: { on: { leave: 'z' } } } }, { states: { b: {} } }),
      {
        states: {
          s: { on: { go: ['b'] } },
          p: { parallel: true, states: { x: { states: { a: {}, c: { on: { both: { to: ['a', 'b'] } } } } }, y: { states: { b: {} } } } },
        },
      },
    ],
  },
  'single-region': {
    trips: [
      [{ states: { p: { parallel: true, states: { x: { states: { a: { on: { go: 'z' } } } } } }, z: end } }, ['p']],
      [{ states: { p: { parallel: true, states: { x: { states: { a: { on: { go: 'b' } }, b: end } } }, done: 'z' }, z: end } }, ['p']],
    ],
    silent: [regions({}, {})],
  },
  'history-default': {
    trips: [[{ states: { a: { states: { b: {}, h: { history: 'deep' } }, on: { away: 'c' } }, c: { on: { back: 'h' } } } }, ['h']]],
    silent: [
      { states: { a: { states: { b: {}, h: { history: 'deep', historyDefault: ['b'] } }, on: { away: 'c' } }, c: { on: { back: 'h' } } } },
    ],
  },
  'overlapping-boxes': {
    trips: [[placed({ a: [0, 0], b: [100, 30], c: [900, 0] }), ['b']]],
    silent: [placed({ a: [0, 0], b: [158, 0], c: [0, 58] }), placed({})],
  },
  'event-names': {
    trips: [[withEvents({ pay: '支付', paid: '支付', go: '' }), ['paid', 'go']]],
    silent: [withEvents({ pay: '支付', go: '发货' })],
  },
  'crowded-view': {
    trips: [[{ states: many(51) }, ['root']]],
    silent: [{ states: many(50) }],
  },
  'many-exits': {
    trips: [[{ states: { a: { on: Object.fromEntries(Object.keys(many(8)).map((id) => [`go.${id}`, id])) }, ...many(8) } }, ['a']]],
    silent: [{ states: { a: { on: Object.fromEntries(Object.keys(many(8)).map((id) => [`go.${id}`, 'n1'])) }, ...many(8) } }],
  },
  'deep-nesting': {
    trips: [[{ states: nested(6) }, ['n3']]],
    silent: [{ states: nested(4) }],
  },
};

it.each(Object.entries(cases))('%s finds what it should, and its fixes mend it', (id, { trips, silent }) => {
  const rule = rules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  expect(wrongOf({ rule, trips, silent })).toEqual([]);
});

it('looks at places again without the rest', () => {
  const flow = placed({ a: [0, 0], b: [100, 30] });
  const found = checkPlaces(flow, []);

  expect(found.map(({ code }) => code)).toEqual(['overlapping-boxes']);
  expect(checkPlaces(placed({ a: [0, 0], b: [400, 0] }), found)).toEqual([]);
});
