import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../document/index.ts';
import { countedIds, drawFlow, type FlowSketch, http, unmended } from '../testing/index.ts';
import { applyFix, checkDocument, fixAll } from './index.ts';

/** A drawing each, and what of it the fix is to change. */
const table: readonly (readonly [string, FlowSketch, (mended: FlowDocument) => unknown, unknown])[] = [
  ['missing-initial/start-with-first', { initial: null, states: { a: { final: true } } }, (flow) => flow.states.root?.initial, 'a'],
  ['transition-to-nowhere/delete-arrow', { states: { a: { on: { go: 'lost', stop: 'b' } }, b: { final: true } } }, transitionsOf, ['t2']],
  ['final-with-exit/delete-transition', { states: { a: { on: { go: 'b' } }, b: { final: true, on: { go: 'a' } } } }, transitionsOf, ['t1']],
  ['unreachable-state/delete-state', { states: { a: { final: true }, b: { on: { go: 'a' } } } }, statesOf, ['root', 'a']],
  [
    'dead-end/make-final',
    { states: { a: { on: { go: 'b' } }, b: { sla: '1h', on: { go: 'b' } } } },
    (flow) => flow.states.b?.kind,
    'final',
  ],
  [
    'endless-wait/expect-a-day',
    { events: { go: { senders: ['channel'] } }, states: { a: { on: { go: 'b' } }, b: { final: true } } },
    (flow) => flow.states.a?.sla?.expected,
    86_400_000,
  ],
  [
    'endless-wait/close-after-a-day',
    {
      events: { go: { senders: ['channel'] } },
      states: { a: { on: { go: 'b' } }, b: { final: true }, c: { final: true, label: '已取消' }, d: { on: { go: 'c' } } },
    },
    (flow) => flow.transitions.new_transition_1?.targets,
    ['c'],
  ],
  [
    'call-without-failure-exit/hand-over',
    {
      states: {
        a: { calls: { ask: { action: http('https://x'), done: 'b' }, tell: { action: http('https://x'), done: 'b' } } },
        b: { final: true },
      },
    },
    (flow) =>
      Object.values(flow.transitions).filter(({ source, targets }) => source === 'new_state_1' || targets.includes('new_state_1')).length,
    3,
  ],
  [
    'state-names/number',
    { states: { a: { label: 'Pick', on: { go: 'b' } }, b: { label: 'Pick', on: { go: 'c' } }, c: { final: true } } },
    (flow) => flow.states.b?.label.en,
    'Pick 2',
  ],
  [
    'unused-event/delete-event',
    { events: { go: {}, idle: {} }, states: { a: { on: { go: 'b' } }, b: { final: true } } },
    (flow) => Object.keys(flow.events),
    ['go'],
  ],
  [
    'no-children/make-plain',
    { states: { a: { compound: true, on: { go: 'b' } }, b: { final: true } } },
    (flow) => flow.states.a?.kind,
    'atomic',
  ],
  [
    'guard-gap/stay-otherwise',
    {
      fields: { amount: 'money' },
      states: {
        a: {
          on: {
            go: [
              { to: 'b', if: 'amount < 1' },
              { to: 'b', if: 'amount > 1' },
            ],
          },
        },
        b: { final: true },
      },
    },
    (flow) => flow.transitions.new_transition_1?.targets,
    [],
  ],
  [
    'guard-gap/last-otherwise',
    { fields: { vip: 'boolean' }, states: { a: { always: { to: 'b', if: 'vip' } }, b: { final: true } } },
    (flow) => flow.transitions.t1?.guard,
    undefined,
  ],
  [
    'shadowed-transition/move-up',
    { fields: { vip: 'boolean' }, states: { a: { on: { go: ['b', { to: 'c', if: 'vip' }] } }, b: { final: true }, c: { final: true } } },
    (flow) => [flow.transitions.t2?.priority, flow.transitions.t1?.priority],
    [0, 1],
  ],
  [
    'unknown-event/add-event',
    { events: {}, states: { a: { on: { go: { to: 'b', if: 'event.sum > 1' } } }, b: { final: true } } },
    (flow) => Object.keys(flow.events.go?.payload ?? {}),
    ['sum'],
  ],
  [
    'idle-history/delete-state',
    { states: { a: { on: { go: 'c' }, states: { b: {}, h: { history: 'deep' } } }, c: { final: true } } },
    statesOf,
    ['root', 'a', 'b', 'c'],
  ],
];

function transitionsOf(flow: FlowDocument): string[] {
  return Object.keys(flow.transitions);
}

function statesOf(flow: FlowDocument): string[] {
  return Object.keys(flow.states);
}

describe('the fix', () => {
  it.each(table)('%s does what it says, and leaves a sound drawing', (name, sketch, part, expected) => {
    const [code = '', fix = ''] = name.split('/');
    const flow = drawFlow(sketch);
    const finding = checkDocument(flow).find((found) => found.code === code && found.fixes?.some(({ id }) => id === fix));

    expect(finding).toBeDefined();
    expect(finding && part(applyFix(flow, finding, fix, countedIds()))).toEqual(expected);
    expect(unmended(flow, code)).toEqual([]);
  });

  it('is not offered where something still names what would go', () => {
    const flow = drawFlow({
      states: {
        a: { on: { go: { to: 'c', if: 'inState("b")' } } },
        b: { calls: { ask: { action: http('https://x') } } },
        c: { final: true },
      },
    });

    expect(checkDocument(flow).find(({ code }) => code === 'unreachable-state')?.fixes).toBeUndefined();
  });

  it('of one rule mends every place, one after the other', () => {
    const flow = drawFlow({
      states: { a: { label: 'X', on: { go: 'b' } }, b: { label: 'X', on: { go: 'c' } }, c: { label: 'X', final: true } },
    });

    const mended = fixAll(flow, 'state-names', 'number', countedIds());

    expect(['a', 'b', 'c'].map((id) => mended.states[id]?.label.en)).toEqual(['X', 'X 2', 'X 3']);
  });
});
