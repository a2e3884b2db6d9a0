import { describe, expect, it } from 'vitest';
import { compile } from '../compile/index.ts';
import { FlowDocument } from '../document/index.ts';
import { decide } from './decide.ts';
import { RefusedStart } from './decision.ts';

const label = { zh: '', en: '' };
const hour = 3_600_000;
const state = (id: string, extra: object = {}) => [id, { id, kind: 'atomic', parent: 'root', label, ...extra }] as const;
const send = { id: 'a1', type: 'send-http', params: { url: 'https://x.example' } };

const document = FlowDocument.parse({
  format: 'orderloom.flow',
  schemaVersion: 1,
  id: 'f',
  name: label,
  root: 'root',
  context: { amount: { label, type: { type: 'money' }, default: 0 } },
  events: { paid: { label } },
  states: Object.fromEntries([
    state('root', { kind: 'compound', parent: null, initial: 'unpaid' }),
    state('unpaid', { entry: [send] }),
    state('work', { kind: 'parallel' }),
    state('goods', { kind: 'compound', parent: 'work', initial: 'packing' }),
    state('packing', { parent: 'goods', entry: [{ ...send, id: 'a2' }] }),
    state('sent', { parent: 'goods' }),
    state('money', { kind: 'compound', parent: 'work', initial: 'held' }),
    state('held', { parent: 'money' }),
    state('over', { kind: 'final' }),
  ]),
  transitions: {
    t1: { id: 't1', source: 'unpaid', targets: ['over'], trigger: { type: 'after', delay: { type: 'fixed', ms: hour } } },
    t2: { id: 't2', source: 'unpaid', targets: ['work'], trigger: { type: 'event', event: 'paid' } },
  },
});
const compiled = compile(document);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const machine = compiled.value;

const imported = (states: string[], since: number | null, now = 10 * hour, data = {}) =>
  decide(machine, null, { type: 'import', order: 'o', data, states, since }, now);

describe('an order with a past', () => {
  it('stands where it is said to stand, and nothing that led there happens', () => {
    const { snapshot, effects, actions, transitions } = imported(['sent', 'held'], null, 0, { amount: 990 });
    expect(snapshot).toMatchObject({
      seq: 1,
      status: 'active',
      value: { work: { goods: 'sent', money: 'held' } },
      context: { amount: 990 },
    });
    expect([effects, actions, transitions]).toEqual([[], [], []]);
  });

  it('has the time that is left of its limits', () => {
    expect(imported(['unpaid'], 10 * hour - 1000).snapshot.timers).toMatchObject([{ due: 11 * hour - 1000 }]);
  });

  it('is told which limits are over, and none of them fires', () => {
    const late = imported(['unpaid'], 8 * hour);
    expect(late.snapshot.timers).toEqual([]);
    expect(late.notes).toEqual([{ type: 'timer-passed', text: 't1' }]);
  });

  it('has no limits when nobody knows since when it stands there', () => {
    expect(imported(['unpaid'], null)).toMatchObject({ snapshot: { timers: [] }, notes: [] });
  });

  it('goes on like any other', () => {
    const { snapshot } = imported(['unpaid'], 10 * hour);
    const stored = JSON.parse(JSON.stringify(snapshot));
    const after = decide(machine, stored, { type: 'event', event: { type: 'paid' } }, 10 * hour);
    expect(after.snapshot).toMatchObject({ seq: 2, value: { work: { goods: 'packing', money: 'held' } }, timers: [] });
    expect(after.effects).toHaveLength(1);
  });

  it('that has ended has ended', () => {
    expect(imported(['over'], 0).snapshot.status).toBe('done');
  });

  it.each([
    ['a region left open', ['sent']],
    ['states that exclude each other', ['unpaid', 'over']],
    ['a state there is not', ['nowhere']],
  ])('is refused for %s', (_what, states) => {
    expect(() => imported(states, null)).toThrow(RefusedStart);
  });

  it('is refused when its data does not fit', () => {
    expect(() => imported(['unpaid'], null, 0, { amount: '9.90' })).toThrow(RefusedStart);
  });
});
