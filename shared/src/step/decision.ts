import { canonicalJson, type Json } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { historyOf, remember } from './live-snapshot.ts';
import { settlePauses } from './pauses.ts';
import type { Stepping } from './stepping.ts';
import type { Decision, FieldChange, Snapshot, StateValue, StepOutcome } from './types.ts';

/** What trying an input came to; without `stepping` nothing was touched. */
export interface Attempt {
  readonly outcome: StepOutcome;
  readonly problems: readonly Problem[];
  readonly stepping?: Stepping;
}

const nothing = { transitions: [], entered: [], actions: [], changes: [], effects: [], armed: [], cancelled: [], notes: [] };

/** A decision that leaves the order as it is. */
export function unchanged(snapshot: Snapshot, outcome: StepOutcome, problems: readonly Problem[]): Decision {
  return { ...nothing, outcome, problems, snapshot, from: snapshot.value, to: snapshot.value };
}

/** Closes a step. */
export function decisionOf(before: Snapshot | null, { outcome, problems, stepping }: Attempt): Decision {
  if (!stepping) {
    if (before === null) throw new RefusedStart(problems);
    return unchanged(before, outcome, problems);
  }
  settlePauses(stepping);
  const snapshot = snapshotOf(stepping);
  remember(stepping.machine, snapshot, stepping.live);
  const { transitions, entered, actions, effects, armed, cancelled, notes } = stepping;
  const from = before?.value ?? null;
  const changes = fieldChanges(before?.context ?? {}, snapshot.context);
  return {
    outcome,
    problems,
    snapshot,
    from,
    to: snapshot.value,
    transitions,
    entered,
    actions,
    changes,
    effects,
    armed,
    cancelled,
    notes,
  };
}

/** An order could not even be started: its data does not fit the flow. */
export class RefusedStart extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message.en).join(' '));
    this.problems = problems;
  }
}

function snapshotOf(stepping: Stepping): Snapshot {
  const { live, order, seq, timers, calls, deferred, armings, suspended, paused } = stepping;
  const status = live.status === 'stopped' ? 'done' : live.status;
  const value = live.value as StateValue;
  const context = live.context as Snapshot['context'];
  const snapshot = { order, seq, status, value, history: historyOf(live), context, timers, calls, deferred, armings };
  if (suspended.length === 0 && paused.length === 0 && live.output === undefined && status !== 'error') return snapshot;
  return {
    ...snapshot,
    ...(suspended.length === 0 ? {} : { suspended }),
    ...(paused.length === 0 ? {} : { paused }),
    ...(live.output === undefined ? {} : { output: live.output as Json }),
    ...(status === 'error' ? { error: (live.error ?? null) as Json } : {}),
  };
}

function fieldChanges(before: Snapshot['context'], after: Snapshot['context']): FieldChange[] {
  if (before === after) return [];
  return Object.keys(after)
    .filter((field) => before[field] !== after[field] && !sameJson(before[field], after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b);
}
