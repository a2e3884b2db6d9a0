import { describe, expect, it } from 'vitest';
import { compile, type Machine } from '../compile/index.ts';
import { FlowDocument } from '../document/index.ts';
import { acceptableEvents } from './acceptable-events.ts';
import { decide } from './decide.ts';
import { nextTimer } from './next-timer.ts';
import type { Snapshot, StepInput } from './types.ts';

const label = { zh: '', en: '' };
const state = (id: string, extra: object = {}) => [id, { id, kind: 'atomic', parent: 'root', label, ...extra }] as const;
const on = (id: string, source: string, target: string | null, trigger: object, extra: object = {}) =>
  [id, { id, source, targets: target ? [target] : [], trigger, ...extra }] as const;
const event = (name: string) => ({ type: 'event', event: name });

function machineOf(
  states: (readonly [string, object])[],
  transitions: (readonly [string, object])[],
  extra: object = {},
  behaviour?: number,
): Machine {
  const initial = states[0]?.[0];
  const document = FlowDocument.parse({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: 'f',
    name: label,
    root: 'root',
    states: Object.fromEntries([state('root', { kind: 'compound', parent: null, initial }), ...states]),
    transitions: Object.fromEntries(transitions),
    ...extra,
  });
  const compiled = compile(document, behaviour);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const start = (machine: Machine, data = {}) => decide(machine, null, { type: 'start', order: 'o', data }, 0).snapshot;
const step = (machine: Machine, snapshot: Snapshot, input: StepInput, now = 0) =>
  decide(machine, JSON.parse(JSON.stringify(snapshot)), input, now);
const take = (name: string, payload = {}): StepInput => ({ type: 'event', event: { type: name, ...payload } });

describe('events that cannot be taken now', () => {
  const policy = (unacceptable: object) =>
    machineOf([state('a'), state('b'), state('c')], [on('t1', 'a', 'b', event('go')), on('t2', 'b', 'c', event('late'))], {
      events: { go: { label }, late: { label, unacceptable } },
    });

  it('are refused with a sentence, and the order stays as it is', () => {
    const machine = policy({ policy: 'reject' });
    const before = start(machine);
    const decision = decide(machine, before, take('late'), 0);
    expect(decision.outcome).toBe('rejected');
    expect(decision.problems[0]?.code).toBe('event.not-acceptable');
    expect(decision.snapshot).toBe(before);
  });

  it('are parked and applied, in order, as soon as they can be', () => {
    const machine = policy({ policy: 'defer', limit: 1000 });
    const parked = step(machine, start(machine), take('late')).snapshot;
    expect(parked.value).toBe('a');
    const after = step(machine, parked, take('go'));
    expect(after.snapshot.value).toBe('c');
    expect(after.transitions).toEqual(['t1', 't2']);
    expect(after.snapshot.deferred).toEqual([]);
    expect(after.snapshot.timers).toEqual([]);
  });

  it('are given up, with a note, when their limit has passed', () => {
    const machine = policy({ policy: 'defer', limit: 1000 });
    const parked = step(machine, start(machine), take('late')).snapshot;
    const timer = nextTimer(parked);
    const given = step(machine, parked, { type: 'timer', id: timer?.id ?? '', arming: timer?.arming ?? 0 }, 1000);
    expect(given.notes).toEqual([{ type: 'deferred-expired', text: 'late' }]);
    expect(step(machine, given.snapshot, take('go'), 1000).snapshot.value).toBe('b');
  });

  it('are unknown when the catalogue does not list them', () => {
    const machine = policy({ policy: 'reject' });
    for (const inherited of ['constructor', '__proto__'])
      expect(decide(machine, start(machine), take(inherited), 0).problems[0]?.code).toBe('event.unknown');
    expect(decide(machine, start(machine), take('nonsense'), 0).problems[0]?.code).toBe('event.unknown');
  });
});

describe('timers', () => {
  const machine = machineOf(
    [state('a'), state('b')],
    [on('t1', 'a', 'b', { type: 'after', delay: { type: 'fixed', ms: 60_000 } }), on('t2', 'a', 'a', event('again'), { reenter: true })],
    { events: { again: { label } } },
  );

  it('are armed with an absolute due time', () => {
    expect(nextTimer(decide(machine, null, { type: 'start', order: 'o', data: {} }, 5).snapshot)?.due).toBe(60_005);
  });

  it.each([
    [0.5, 1],
    [1e21, Date.parse('9999-12-31T23:59:59.999Z')],
    [Number.MAX_SAFE_INTEGER, Date.parse('9999-12-31T23:59:59.999Z')],
  ])('of %d ms are due at a whole millisecond that is an instant', (ms, due) => {
    const odd = machineOf([state('a'), state('b')], [on('t1', 'a', 'b', { type: 'after', delay: { type: 'fixed', ms } })]);
    expect(nextTimer(start(odd))?.due).toBe(due);
  });

  it('are never claimed by an event from outside', () => {
    const { document } = machine;
    const compiled = compile({ ...document, unknownEvents: 'ignore' });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const started = start(compiled.value);
    const claimed = step(compiled.value, started, take(nextTimer(started)?.id ?? ''));
    expect(claimed.outcome).toBe('rejected');
    expect(claimed.snapshot.value).toBe('a');
  });

  it('of an earlier arming are void, of the present one fire', () => {
    const first = nextTimer(start(machine));
    const again = step(machine, start(machine), take('again'), 10);
    expect(again.cancelled).toEqual([first]);
    expect(step(machine, again.snapshot, { type: 'timer', id: first?.id ?? '', arming: first?.arming ?? 0 }, 60_000).outcome).toBe('void');
    const second = nextTimer(again.snapshot);
    expect(step(machine, again.snapshot, { type: 'timer', id: second?.id ?? '', arming: second?.arming ?? 0 }, 60_010).snapshot.value).toBe(
      'b',
    );
  });
});

describe('calls', () => {
  const call = { id: 'pay', label, action: { id: 'a1', type: 'send-http', params: { url: 'https://x.example' } } };
  const states = [state('a', { calls: [call] }), state('b'), state('c')];
  const done = on('t1', 'a', 'b', { type: 'reply', call: 'pay', outcome: 'done' });
  const leave = on('t2', 'a', 'c', event('leave'));
  const machine = machineOf(states, [done, leave, on('t3', 'c', 'a', event('back'))], { events: { leave: { label }, back: { label } } });

  it('ask for an effect with a stable key and take the reply', () => {
    const first = decide(machine, null, { type: 'start', order: 'o', data: {} }, 0);
    expect(first.effects).toMatchObject([{ key: 'o:1:0', call: { state: 'a', call: 'pay' } }]);
    expect(step(machine, first.snapshot, { type: 'reply', call: 'o:1:0', ok: true, data: 1 }).snapshot.value).toBe('b');
  });

  it('ignore a late reply of a state that was left, also when it is entered again', () => {
    const left = step(machine, start(machine), take('leave')).snapshot;
    const back = step(machine, left, take('back')).snapshot;
    expect(step(machine, back, { type: 'reply', call: 'o:1:0', ok: true, data: 1 }).outcome).toBe('void');
    expect(step(machine, back, { type: 'reply', call: 'o:3:0', ok: true, data: 1 }).snapshot.value).toBe('b');
  });

  it('that fail without an exit stop the order until a person resumes it, timers included', () => {
    const timed = machineOf(
      [...states.slice(0, 1), state('b')],
      [done, on('t4', 'a', 'b', { type: 'after', delay: { type: 'fixed', ms: 100 } })],
    );
    const stopped = step(timed, start(timed), { type: 'reply', call: 'o:1:0', ok: false, data: 'down' }).snapshot;
    expect(stopped).toMatchObject({ status: 'error', value: 'a', timers: [] });
    expect(step(timed, stopped, take('leave')).outcome).toBe('rejected');
    const resumed = step(timed, stopped, { type: 'resume' }).snapshot;
    expect(resumed).toMatchObject({ status: 'active', timers: [{ due: 100 }] });
  });
});

describe('data', () => {
  const fields = {
    amount: { label, type: { type: 'money' }, default: 0 },
    level: { label, type: { type: 'enum', options: [{ value: 'vip', label }] } },
  };
  const guarded = { guard: 'amount > 100' };
  const machine = machineOf(
    [state('a'), state('b')],
    [on('t1', 'a', 'b', { type: 'always' }, guarded), on('t2', 'a', null, event('note'))],
    {
      context: fields,
      events: { note: { label, payload: { at: { label, type: { type: 'instant' } } } } },
    },
  );

  it.each([
    [{ amount: 1.5 }, 'data.amount'],
    [{ level: 'king' }, 'data.level'],
    [{ nothing: 1 }, 'data.nothing'],
    [{ constructor: 1 }, 'data.constructor'],
  ])('that does not fit is refused with its path: %j', (data, path) => {
    expect(() => start(machine, data)).toThrowError();
    try {
      start(machine, data);
    } catch (error) {
      expect(error).toMatchObject({ problems: [{ path }] });
    }
  });

  it('in a payload that is named like something every object has is no field', () => {
    expect(step(machine, start(machine), take('note', { constructor: 1, toString: 2 })).outcome).toBe('ignored');
  });

  it('in a payload is checked as well', () => {
    expect(step(machine, start(machine), take('note', { at: 'yesterday' })).problems[0]).toMatchObject({
      code: 'data.type',
      path: 'payload.at',
    });
  });

  it('corrected by hand moves the order on only when asked to settle', () => {
    expect(step(machine, start(machine), { type: 'set', fields: { amount: 200 } }).snapshot.value).toBe('a');
    const settled = step(machine, start(machine), { type: 'set', fields: { amount: 200 }, settle: true });
    expect(settled.snapshot.value).toBe('b');
    expect(settled.changes).toEqual([{ field: 'amount', before: 0, after: 200 }]);
  });

  it('that is still empty makes a condition not met, with a note', () => {
    const decision = step(machine, start(machine), { type: 'set', fields: { amount: null }, settle: true });
    expect(decision.snapshot.value).toBe('a');
    expect(decision.notes.map((note) => [note.type, note.transition])).toContainEqual(['guard-failed', 't1']);
  });
});

describe('what an order would take now', () => {
  it('leaves out what is closed, and keeps what depends on the payload', () => {
    const machine = machineOf(
      [state('a'), state('b')],
      [
        on('t1', 'a', 'b', event('open')),
        on('t2', 'a', 'b', event('closed'), { guard: 'false' }),
        on('t3', 'a', 'b', event('perhaps'), { guard: 'event.ok' }),
        on('t4', 'b', 'a', event('elsewhere')),
      ],
      {
        events: {
          open: { label },
          closed: { label },
          elsewhere: { label },
          perhaps: { label, payload: { ok: { label, type: { type: 'boolean' } } } },
        },
      },
    );
    expect(acceptableEvents(machine, start(machine), 0).map((acceptable) => acceptable.type)).toEqual(['open', 'perhaps']);
  });
});

it('ends endless loops instead of hanging', () => {
  const machine = machineOf(
    [state('a'), state('b')],
    [on('t1', 'a', 'b', event('go')), on('t2', 'b', 'a', { type: 'always' }), on('t3', 'a', 'b', { type: 'always' }, { guard: 'n > 0' })],
    {
      events: { go: { label } },
      context: { n: { label, type: { type: 'integer' }, default: 0 } },
    },
  );
  const looping = step(machine, start(machine), { type: 'set', fields: { n: 1 } }).snapshot;
  expect(() => step(machine, looping, take('go'))).toThrowError(/loop/i);
});

it.each([
  [1, 2],
  [2, 1],
])('a state entered again by a history without being left has its time limit, by behaviour %i, %i times', (behaviour, times) => {
  const machine = machineOf(
    [state('a'), state('h', { kind: 'history', history: 'shallow', historyDefault: ['a'] }), state('b')],
    [on('t1', 'a', 'h', event('again')), on('t3', 'a', 'b', { type: 'after', delay: { type: 'fixed', ms: 50 } })],
    { events: { again: { label } } },
    behaviour,
  );
  expect(step(machine, start(machine), take('again')).snapshot.timers).toHaveLength(times);
});
