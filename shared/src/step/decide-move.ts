// A person puts an order where it shall stand. The move is taken by XState itself, as a transition that is not drawn: so exits, entries,
// histories, timers, calls and what follows by itself are exactly those of any other step. Only the regions that change are touched.
import type { AnyMachineSnapshot } from 'xstate';
import { compile } from '../compile/compile.ts';
import type { Machine } from '../compile/machine.ts';
import { finishedStates } from '../migrate/configuration.ts';
import { activeStates, leafStates } from './active-states.ts';
import type { Attempt } from './decision.ts';
import { historyOf, liveSnapshot } from './live-snapshot.ts';
import { placeOf } from './place-of.ts';
import type { MoveRepair } from './repair.ts';
import { samePlace } from './repair-refusals.ts';
import { begin, rearmSuspended, type Stepping, send } from './stepping.ts';
import type { Snapshot, StateValue } from './types.ts';

/** What the move looks like to expressions that ask for the event. */
const event = { type: 'orderloom.repair' };

interface Change {
  readonly source: string;
  readonly targets: readonly string[];
}

/** Moves an order, also one that has stopped or ended, to another legal configuration. */
export function decideMove(machine: Machine, snapshot: Snapshot, move: MoveRepair, now: number): Attempt {
  const { document } = machine;
  const { value, problems } = placeOf(document, move.states);
  if (problems.length > 0) return { outcome: 'rejected', problems };
  const from = new Set([document.root, ...activeStates(snapshot.value)]);
  const changes = move.again ? [{ source: document.root, targets: move.states }] : changesTo(from, document.root, value);
  if (changes.length === 0) return { outcome: 'rejected', problems: [samePlace()] };
  const { error: _error, output: _output, ...rest } = snapshot;
  const stepping = begin(machine, { ...rest, status: 'active' }, now);
  rearmSuspended(stepping);
  const wereFinished = finishedStates(document, move.again ? [] : [...from]);
  if (move.actions === 'run') walk(stepping, machine, changes);
  else {
    walk(stepping, quietTwin(machine), changes);
    settle(stepping, wereFinished);
  }
  return { outcome: 'applied', problems: [], stepping };
}

/** The least set of transitions: below each state that stays active, the child that does not. */
function changesTo(from: ReadonlySet<string>, source: string, value: StateValue): Change[] {
  const inside: [string, StateValue][] =
    typeof value === 'string' ? [[value, {}]] : Object.entries(value).map(([id, in_]) => [id, in_ ?? {}]);
  return inside.flatMap(([child, within]): Change[] => {
    if (from.has(child)) return changesTo(from, child, within);
    return [{ source, targets: leafStates({ [child]: within }) }];
  });
}

/** Takes the changes as transitions of `walker`, in one step; the order then goes on in its own machine. */
function walk(stepping: Stepping, walker: Machine, changes: readonly Change[]): void {
  const node = (id: string) => walker.xstate.getStateNodeById(id);
  const transitions = changes.map(({ source, targets }) => ({
    source: node(source),
    target: targets.map(node),
    eventType: event.type,
    reenter: false,
    actions: [],
    toJSON: () => ({}),
  }));
  const guide: unknown = Object.create(walker.xstate, {
    getTransitionData: {
      value: (at: AnyMachineSnapshot, what: { type: string }) =>
        what.type === event.type ? transitions : walker.xstate.getTransitionData(at, what),
    },
  });
  const live = { ...liveSnapshot(walker, plain(stepping.live)), machine: guide } as AnyMachineSnapshot;
  const walking: Stepping = { ...stepping, machine: walker, live };
  send(walking, event);
  const { timers, calls, deferred, armings, suspended, paused } = walking;
  Object.assign(stepping, {
    timers,
    calls,
    deferred,
    armings,
    suspended,
    paused,
    live: liveSnapshot(stepping.machine, plain(walking.live)),
  });
}

/** What a snapshot of ours says of where the machine stands. */
function plain(live: AnyMachineSnapshot): Snapshot {
  const { status, value, context, output, error } = live;
  return { status, value, context, output, error, history: historyOf(live) } as unknown as Snapshot;
}

/** What follows by itself, once the states were entered without their actions. */
function settle(stepping: Stepping, wereFinished: ReadonlySet<string>): void {
  const { document } = stepping.machine;
  const finished = () => finishedStates(document, [document.root, ...activeStates(stepping.live.value as StateValue)]);
  for (const state of finished()) {
    if (stepping.live.status !== 'active') return;
    const done = document.states[state]?.kind !== 'final' && !wereFinished.has(state) && finished().has(state);
    if (done) send(stepping, { type: `xstate.done.state.${state}` });
  }
  if (stepping.live.status === 'active') send(stepping, { type: 'xstate.init' });
}

const twins = new WeakMap<Machine, Machine>();

/** The same machine without entry and exit actions, and without what follows by itself: timers, calls and histories are left. */
function quietTwin(machine: Machine): Machine {
  const known = twins.get(machine);
  if (known) return known;
  const { document } = machine;
  const states = Object.fromEntries(
    Object.entries(document.states).map(([id, state]) => [id, { ...state, entry: [], exit: [], initialActions: [] }]),
  );
  const transitions = Object.fromEntries(Object.entries(document.transitions).filter(([, { trigger }]) => trigger.type === 'after'));
  const compiled = compile({ ...document, states, transitions }, machine.behaviour, machine.calendars);
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message.en).join(' '));
  twins.set(machine, compiled.value);
  return compiled.value;
}
