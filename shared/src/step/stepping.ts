import type { AnyMachineSnapshot } from 'xstate';
import type { Effect } from '../actions/effect.ts';
import type { Machine } from '../compile/machine.ts';
import type { Mark } from '../compile/step-run.ts';
import { liveSnapshot } from './live-snapshot.ts';
import { dueAfter } from './timer-due.ts';
import type { ArmedTimer, DeferredEvent, ExecutedAction, OpenCall, OrderEvent, PausedTimer, Snapshot, StepNote } from './types.ts';

/** One step while it is being computed: where the machine stands, and all that has come out so far. */
export interface Stepping {
  readonly machine: Machine;
  readonly order: string;
  readonly seq: number;
  readonly now: number;
  readonly before: Snapshot | null;
  live: AnyMachineSnapshot;
  timers: readonly ArmedTimer[];
  calls: readonly OpenCall[];
  deferred: readonly DeferredEvent[];
  armings: number;
  suspended: readonly ArmedTimer[];
  paused: readonly PausedTimer[];
  readonly transitions: string[];
  readonly entered: string[];
  readonly actions: ExecutedAction[];
  readonly effects: Effect[];
  readonly armed: ArmedTimer[];
  readonly cancelled: ArmedTimer[];
  readonly notes: StepNote[];
}

/** Opens a step from a snapshot. */
export function begin(machine: Machine, snapshot: Snapshot, now: number): Stepping {
  return open(machine, { order: snapshot.order, seq: snapshot.seq + 1, now, before: snapshot, live: liveSnapshot(machine, snapshot) });
}

/** Opens the first step of an order. */
export function beginNew(machine: Machine, order: string, data: Snapshot['context'], now: number): Stepping {
  machine.run.begin(now, undefined);
  const live = machine.xstate.getInitialSnapshot(machine.scope, data) as AnyMachineSnapshot;
  if (live.status === 'error') throw live.error;
  const stepping = open(machine, { order, seq: 1, now, before: null, live });
  collect(stepping);
  return stepping;
}

/** Written out rather than spread together: this is done for every event, and one literal is several times faster. */
function open(machine: Machine, { order, seq, now, before, live }: Pick<Stepping, 'order' | 'seq' | 'now' | 'before' | 'live'>): Stepping {
  return {
    machine,
    order,
    seq,
    now,
    before,
    live,
    timers: before?.timers ?? [],
    calls: before?.calls ?? [],
    deferred: before?.deferred ?? [],
    armings: before?.armings ?? 0,
    suspended: before?.suspended ?? [],
    paused: before?.paused ?? [],
    transitions: [],
    entered: [],
    actions: [],
    effects: [],
    armed: [],
    cancelled: [],
    notes: [],
  };
}

/** Runs one event through the machine; gives whether a transition was there for it. */
export function send(stepping: Stepping, event: OrderEvent): boolean {
  const { machine } = stepping;
  machine.run.begin(stepping.now, stepping.live);
  stepping.live = machine.xstate.transition(stepping.live, event, machine.scope) as AnyMachineSnapshot;
  const accepted = machine.run.accepted ?? false;
  collect(stepping);
  return accepted;
}

function collect(stepping: Stepping): void {
  const { run } = stepping.machine;
  stepping.transitions.push(...run.transitions);
  for (const mark of run.marks) applyMark(stepping, mark);
  if (stepping.live.status !== 'active') hangUpEverything(stepping);
}

/** Takes over one thing the machine reported. */
export function applyMark(stepping: Stepping, mark: Mark): void {
  switch (mark.type) {
    case 'enter':
      stepping.entered.push(mark.state);
      return;
    case 'action':
      stepping.actions.push(mark.action);
      return;
    case 'note':
      stepping.notes.push(mark.note);
      return;
    case 'effect':
      addEffect(stepping, mark);
      return;
    case 'hangup':
      stepping.calls = stepping.calls.filter((call) => call.state !== mark.state || call.call !== mark.call);
      return;
    case 'arm':
      // By a shallow history a state can be entered again without having been left; its time limit is one all the same.
      if (stepping.machine.behaviour >= 2 && mark.event.type === mark.id) cancel(stepping, (timer) => timer.id === mark.id);
      forget(stepping, mark.id);
      arm(stepping, mark.id, dueAfter(stepping, mark.id, stepping.now, mark.delay), mark.event.type === mark.id ? undefined : mark.event);
      return;
    case 'cancel':
      forget(stepping, mark.id);
      cancel(stepping, (timer) => timer.id === mark.id);
      return;
  }
}

function forget(stepping: Stepping, id: string): void {
  if (stepping.paused.length > 0) stepping.paused = stepping.paused.filter((timer) => timer.id !== id);
}

function addEffect(stepping: Stepping, mark: Extract<Mark, { type: 'effect' }>): void {
  const key = `${stepping.order}:${stepping.seq}:${stepping.effects.length}`;
  const { call, action, request } = mark;
  stepping.effects.push(call ? { key, action, request, call } : { key, action, request });
  if (call) stepping.calls = [...stepping.calls, { key, ...call }];
}

/** The last instant with a year of four digits; what is due later would be no instant to most of the world. */
const lastInstant = Date.UTC(10_000, 0) - 1;

/** Arms a timer for a whole millisecond, never early; every arming has a number of its own, so that a stale firing is known. */
export function arm(stepping: Stepping, id: string, at: number, event?: OrderEvent): ArmedTimer {
  stepping.armings += 1;
  const due = Math.min(Math.ceil(at), lastInstant);
  const timer: ArmedTimer = { id, due, arming: stepping.armings, ...(event ? { event } : {}) };
  stepping.timers = [...stepping.timers, timer];
  stepping.armed.push(timer);
  return timer;
}

/** Takes timers away; one that was armed in this same step leaves no trace at all. */
export function cancel(stepping: Stepping, which: (timer: ArmedTimer) => boolean): void {
  const gone = stepping.timers.filter(which);
  if (gone.length === 0) return;
  stepping.timers = stepping.timers.filter((timer) => !gone.includes(timer));
  for (const timer of gone) {
    const sameStep = stepping.armed.indexOf(timer);
    if (sameStep >= 0) stepping.armed.splice(sameStep, 1);
    else stepping.cancelled.push(timer);
  }
}

/** A machine that has ended waits for nothing any more; one that broke off keeps its timers for the day it is resumed. */
function hangUpEverything(stepping: Stepping): void {
  if (stepping.live.status === 'error') stepping.suspended = stepping.timers;
  else Object.assign(stepping, { deferred: [], paused: [] });
  cancel(stepping, () => true);
  stepping.calls = [];
}

/** Arms the timers that were set aside when the order broke off. */
export function rearmSuspended(stepping: Stepping): void {
  for (const timer of stepping.suspended) {
    const { arming } = arm(stepping, timer.id, timer.due, timer.event);
    stepping.deferred = stepping.deferred.map((parked) => (parked.arming === timer.arming ? { ...parked, arming } : parked));
  }
  stepping.suspended = [];
}
