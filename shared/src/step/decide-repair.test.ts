import { describe, expect, it } from 'vitest';
import { compile, type Machine } from '../compile/index.ts';
import { drawFlow, http, setField } from '../testing/index.ts';
import { decide } from './decide.ts';
import type { Repair } from './repair.ts';
import type { Decision, Snapshot, StepInput } from './types.ts';

const minute = 60_000;

const drawn = drawFlow({
  fields: { count: 'integer', buyer: 'text' },
  events: { paid: {}, packed: { payload: { by: 'integer' }, unacceptable: { policy: 'reject' } }, shipped: {} },
  states: {
    waiting: { on: { paid: 'work' }, after: { '30m': 'closed' }, exit: [setField('count', 'count + 100')] },
    work: {
      parallel: true,
      done: 'closed',
      states: {
        pack: {
          states: {
            picking: { on: { packed: { to: 'boxed', do: [setField('count', '10 / event.by')] } }, after: { '1h': 'boxed' } },
            boxed: { final: true },
          },
        },
        book: {
          states: {
            asking: { calls: { carrier: { action: http('https://carrier.test'), done: 'booked', error: 'manual' } } },
            manual: { entry: [setField('count', 'count + 1')], after: { '2h': 'booked' } },
            booked: { final: true },
          },
        },
      },
    },
    paused: { calls: { ask: { action: http('https://ask.test') } } },
    closed: { final: true },
  },
});

function machineOf(): Machine {
  const compiled = compile(drawn);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const machine = machineOf();
const step = (snapshot: Snapshot, input: StepInput, now = 0): Decision => decide(machine, JSON.parse(JSON.stringify(snapshot)), input, now);
const mend = (snapshot: Snapshot, repair: Repair, now = 0): Decision => step(snapshot, { type: 'repair', reason: 'r', repair }, now);
const move = (states: readonly string[], extra: { actions?: 'run' | 'skip'; again?: boolean } = {}): Repair => ({
  type: 'move',
  states,
  actions: 'run',
  again: false,
  ...extra,
});
const event = (type: string, payload: object = {}): StepInput => ({ type: 'event', event: { type, ...payload } });

const fresh = () => decide(machine, null, { type: 'start', order: 'o', data: { count: 0 } }, 0).snapshot;
const working = () => step(fresh(), event('paid')).snapshot;
const timersOf = (snapshot: Snapshot) => snapshot.timers.map(({ id, due }) => [id.split('.').at(-1), due]);

describe('moving an order', () => {
  it('arms what is entered and cancels what is left, with entry and exit actions', () => {
    const { snapshot, cancelled, effects, changes } = mend(fresh(), move(['picking', 'manual']), minute);

    expect(snapshot.value).toEqual({ work: { pack: 'picking', book: 'manual' } });
    expect(timersOf(snapshot)).toEqual([
      ['picking', 61 * minute],
      ['manual', 121 * minute],
    ]);
    expect(cancelled).toHaveLength(1);
    expect(effects).toEqual([]);
    expect(changes).toEqual([{ field: 'count', before: 0, after: 101 }]);
  });

  it('runs no entry or exit action when told so, and still arms and opens', () => {
    const { snapshot, changes, effects, actions } = mend(fresh(), move(['picking', 'asking'], { actions: 'skip' }), minute);

    expect(changes).toEqual([]);
    expect(actions).toEqual([]);
    expect(timersOf(snapshot)).toEqual([['picking', 61 * minute]]);
    expect(snapshot.calls).toMatchObject([{ state: 'asking', call: 'carrier' }]);
    expect(effects).toHaveLength(1);
  });

  it('touches only the region that changes', () => {
    const before = working();

    const { snapshot, cancelled } = mend(before, move(['picking', 'manual']), minute);

    expect(snapshot.timers[0]).toEqual(before.timers[0]);
    expect(cancelled).toEqual([]);
    expect(snapshot.calls).toEqual([]);
  });

  it('goes on by itself from where it was put, with and without actions', () => {
    for (const actions of ['run', 'skip'] as const) {
      const { snapshot } = mend(working(), move(['boxed', 'booked'], { actions }));

      expect([snapshot.status, snapshot.value, snapshot.timers, snapshot.calls]).toEqual(['done', 'closed', [], []]);
    }
  });

  it('enters again what it stands in, when told so', () => {
    const before = working();

    expect(mend(before, move(['picking', 'asking'])).problems[0]?.code).toBe('repair.same-place');
    const { snapshot, effects } = mend(before, move(['picking', 'asking'], { again: true }), minute);
    expect(effects).toHaveLength(1);
    expect(snapshot.calls[0]?.key).not.toBe(before.calls[0]?.key);
    expect(timersOf(snapshot)).toEqual([['picking', 61 * minute]]);
  });

  it('brings an order back that has ended, and one that has stopped', () => {
    const ended = mend(fresh(), move(['closed'])).snapshot;
    expect(ended.status).toBe('done');
    expect(mend(ended, move(['waiting'])).snapshot).toMatchObject({ status: 'active', value: 'waiting', timers: [{}] });

    const paused = mend(fresh(), move(['paused'])).snapshot;
    const stopped = step(paused, { type: 'reply', call: paused.calls[0]?.key ?? '', ok: false, data: 'no' }).snapshot;
    expect(stopped.status).toBe('error');
    const { snapshot } = mend(stopped, move(['waiting']));
    expect(snapshot).toMatchObject({ status: 'active', value: 'waiting' });
    expect(snapshot).not.toHaveProperty('error');
  });

  it.each([
    [['nowhere'], 'repair.unknown-state'],
    [['root'], 'repair.region-open'],
    [[], 'repair.unknown-state'],
    [['picking'], 'repair.region-open'],
    [['work'], 'repair.region-open'],
    [['picking', 'asking', 'manual'], 'repair.states-conflict'],
    [['waiting', 'closed'], 'repair.states-conflict'],
  ])('refuses %j, which is no place to stand', (states, code) => {
    const before = fresh();
    const decision = decide(machine, before, { type: 'repair', reason: 'r', repair: move(states) }, 0);
    expect(decision.outcome).toBe('rejected');
    expect(decision.problems[0]?.code).toBe(code);
    expect(decision.snapshot).toBe(before);
  });
});

describe('other repairs', () => {
  it('edits a field, and refuses a value of the wrong type', () => {
    expect(mend(fresh(), { type: 'edit', fields: { count: 7 }, settle: false }).snapshot.context.count).toBe(7);
    expect(mend(fresh(), { type: 'edit', fields: { count: 'x' }, settle: false }).problems[0]?.code).toBe('data.type');
  });

  it('tries a failed step again, with the data as it is now', () => {
    const input = { type: 'event', event: { type: 'packed', by: 5 } } as const;

    expect(mend(working(), { type: 'retry', step: 2, input }).snapshot.context.count).toBe(2);
    expect(mend(fresh(), { type: 'retry', step: 2, input }).problems[0]?.code).toBe('event.not-acceptable');
  });

  it('answers a call, or hangs it up, and wants it decided', () => {
    const before = working();
    const effect = before.calls[0]?.key ?? '';
    const skip = (answer: Extract<Repair, { type: 'skip-effect' }>['answer']) => mend(before, { type: 'skip-effect', effect, answer });

    expect(skip({ type: 'reply', ok: true, data: null }).snapshot.value).toEqual({ work: { pack: 'picking', book: 'booked' } });
    expect(skip({ type: 'reply', ok: false, data: null }).snapshot.value).toEqual({ work: { pack: 'picking', book: 'manual' } });
    expect(skip({ type: 'hang-up' }).snapshot).toMatchObject({ calls: [], value: before.value, seq: before.seq + 1 });
    expect(skip(null).problems[0]?.code).toBe('repair.answer-missing');
    expect(mend(fresh(), { type: 'skip-effect', effect: 'o:1:0', answer: null }).outcome).toBe('applied');
    expect(mend(fresh(), { type: 'skip-effect', effect, answer: { type: 'hang-up' } }).problems[0]?.code).toBe('repair.call-not-open');
  });

  it('fires a timer by hand, gives it up, and knows one that is gone', () => {
    const before = fresh();
    const { id: timer, arming } = before.timers[0] ?? { id: '', arming: 0 };

    expect(mend(before, { type: 'retry-timer', timer, arming }).snapshot.value).toBe('closed');
    const skipped = mend(before, { type: 'skip-timer', timer, arming });
    expect(skipped.snapshot).toMatchObject({ timers: [], value: 'waiting' });
    expect(skipped.cancelled).toHaveLength(1);
    expect(mend(skipped.snapshot, { type: 'retry-timer', timer, arming }).problems[0]?.code).toBe('repair.timer-gone');
  });

  it('lets an order go on that has stopped, and no other', () => {
    const paused = mend(fresh(), move(['paused'])).snapshot;
    const stopped = step(paused, { type: 'reply', call: paused.calls[0]?.key ?? '', ok: false, data: 'no' }).snapshot;

    expect(mend(stopped, { type: 'resume' }).snapshot.status).toBe('active');
    expect(mend(stopped, { type: 'edit', fields: { count: 1 }, settle: true }).snapshot.status).toBe('error');
    expect(mend(fresh(), { type: 'resume' }).outcome).toBe('void');
  });
});
