import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendars, ordinaryCalendar, roundTheClock } from '../calendar/index.ts';
import { compile, type Machine } from '../compile/index.ts';
import { drawFlow, type FlowSketch } from '../testing/index.ts';
import { decide } from './decide.ts';
import { nextTimer } from './next-timer.ts';
import type { Snapshot, StepInput } from './types.ts';

const hour = 3_600_000;
const office: Calendars = { at: () => ordinaryCalendar('Asia/Shanghai') };
const at = (text: string) => Date.parse(`${text}+08:00`);

function machineOf(sketch: FlowSketch, calendars = office): Machine {
  const compiled = compile(drawFlow(sketch), undefined, calendars);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const start = (machine: Machine, now: number) => decide(machine, null, { type: 'start', order: 'o', data: {} }, now).snapshot;
/** After JSON, as every step on a server is. */
const step = (machine: Machine, snapshot: Snapshot, input: StepInput, now: number) =>
  decide(machine, JSON.parse(JSON.stringify(snapshot)), input, now).snapshot;
const send = (type: string): StepInput => ({ type: 'event', event: { type } });
const fire = (snapshot: Snapshot): StepInput => {
  const timer = nextTimer(snapshot);
  if (!timer) throw new Error('no timer is armed');
  return { type: 'timer', id: timer.id, arming: timer.arming };
};
const dues = ({ timers }: Snapshot) => timers.map(({ due }) => new Date(due).toISOString());
const utc = (text: string) => new Date(at(text)).toISOString();

describe('time limits in working time', () => {
  const review: FlowSketch = {
    states: { review: { on: { approve: 'ok' }, after: { 'working 2h': 'late', 'working 3d': 'gone' } }, ok: {}, late: {}, gone: {} },
  };

  it('run in hours of work and in working days', () => {
    const snapshot = start(machineOf(review), at('2026-11-20T17:00'));
    expect(dues(snapshot)).toEqual([utc('2026-11-23T10:00'), utc('2026-11-25T17:00')]);
  });

  it('lead on as any other does', () => {
    const machine = machineOf(review);
    const snapshot = start(machine, at('2026-11-20T17:00'));
    expect(step(machine, snapshot, fire(snapshot), at('2026-11-23T10:00'))).toMatchObject({ value: 'late', timers: [] });
  });

  it('count every hour without a calendar', () => {
    expect(dues(start(machineOf(review, roundTheClock), at('2026-11-20T17:00')))[0]).toBe(utc('2026-11-20T19:00'));
  });

  it('watch the expected stay', () => {
    const machine = machineOf({ states: { packing: { sla: 'working 4h', on: { packed: 'done' } }, done: {} } });
    expect(dues(start(machine, at('2026-11-20T16:00')))).toEqual([utc('2026-11-23T11:00')]);
  });

  it('can be computed from the data', () => {
    const machine = machineOf({ states: { wait: { after: { '= duration("90m")': 'by' } }, by: {} } });
    const { document } = machine;
    const [id = ''] = Object.keys(document.transitions);
    const transition = document.transitions[id];
    if (transition?.trigger.type !== 'after') throw new Error('drawn otherwise');
    const working = {
      ...transition,
      trigger: { ...transition.trigger, delay: { ...transition.trigger.delay, working: 'hours' as const } },
    };
    const compiled = compile({ ...document, transitions: { ...document.transitions, [id]: working } }, undefined, office);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    expect(dues(start(compiled.value, at('2026-11-20T17:00')))).toEqual([utc('2026-11-23T09:30')]);
  });

  it('are found with the calendar in force at the step', () => {
    const halfDays = { ...ordinaryCalendar('Asia/Shanghai'), week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '10:00' }]) };
    const change = at('2026-11-20T12:00');
    const machine = machineOf(review, { at: (now) => (now < change ? ordinaryCalendar('Asia/Shanghai') : halfDays) });
    expect(dues(start(machine, change - 1))[0]).toBe(utc('2026-11-20T13:59:59.999'));
    expect(dues(start(machine, change))[0]).toBe(utc('2026-11-22T10:00'));
  });
});

describe('a state that holds time limits still', () => {
  const service: FlowSketch = {
    states: {
      service: {
        after: { '4h': 'overdue' },
        states: { working: { on: { ask: 'asking' } }, asking: { pauses: true, on: { answer: 'working' }, after: { '24h': 'working' } } },
      },
      overdue: {},
    },
  };

  it('keeps what is left, and its own limit running', () => {
    const machine = machineOf(service);
    const asking = step(machine, start(machine, 0), send('ask'), hour);
    expect(asking.paused).toEqual([{ id: expect.stringContaining('.service'), left: 3 * hour }]);
    expect(asking.timers.map(({ due }) => due)).toEqual([25 * hour]);
    const again = step(machine, asking, send('answer'), 10 * hour);
    expect(again.paused).toBeUndefined();
    expect(again.timers.map(({ due }) => due)).toEqual([13 * hour]);
    expect(step(machine, again, fire(again), 13 * hour).value).toBe('overdue');
  });

  it('lets go of limits whose state is left', () => {
    const machine = machineOf({
      ...service,
      states: { ...service.states, service: { ...service.states?.service, on: { drop: 'overdue' } } },
    });
    const asking = step(machine, start(machine, 0), send('ask'), hour);
    expect(step(machine, asking, send('drop'), 2 * hour)).toMatchObject({ value: 'overdue', timers: [] });
    expect(step(machine, asking, send('drop'), 2 * hour).paused).toBeUndefined();
  });

  it('counts what is left in working time where the limit does', () => {
    const machine = machineOf({
      states: { ...service.states, service: { ...service.states?.service, after: { 'working 4h': 'overdue' } } },
    });
    const asking = step(machine, start(machine, at('2026-11-20T16:00')), send('ask'), at('2026-11-20T17:00'));
    expect(asking.paused?.[0]?.left).toBe(3 * hour);
    expect(dues(step(machine, asking, send('answer'), at('2026-11-20T17:30')))).toEqual([utc('2026-11-23T11:30')]);
  });

  it('never counts the time an order is there, however often it comes and goes', () => {
    const machine = machineOf(service);
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 * 60_000 }), fc.integer({ min: 0, max: 20 * hour })), { maxLength: 4 });
    fc.assert(
      fc.property(gaps, (visits) => {
        let [snapshot, now, worked] = [start(machine, 0), 0, 0];
        for (const [work, asked] of visits) {
          now += work;
          worked += work;
          snapshot = step(machine, snapshot, send('ask'), now);
          now += asked;
          snapshot = step(machine, snapshot, send('answer'), now);
        }
        expect(nextTimer(snapshot)?.due).toBe(now + 4 * hour - worked);
      }),
    );
  });
});
