import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Machine } from '../compile/machine.ts';
import type { Snapshot } from './types.ts';

/** XState's snapshot of ours, so that a hot order is not restored for each event. Never holds more than ours does. */
const hot = new WeakMap<Snapshot, { readonly machine: AnyStateMachine; readonly live: AnyMachineSnapshot }>();

/** XState's snapshot for ours: remembered from the step that made it, else restored. Throws when the machine lacks a state of it. */
export function liveSnapshot(machine: Machine, snapshot: Snapshot): AnyMachineSnapshot {
  const known = hot.get(snapshot);
  if (known && known.machine === machine.xstate) return known.live;
  const persisted = {
    status: snapshot.status,
    value: snapshot.value,
    context: snapshot.context,
    historyValue: Object.fromEntries(Object.entries(snapshot.history).map(([id, states]) => [id, states.map((state) => ({ id: state }))])),
    children: {},
    output: snapshot.output,
    error: snapshot.error,
  };
  return machine.xstate.restoreSnapshot(persisted as never, machine.scope) as unknown as AnyMachineSnapshot;
}

export function remember(machine: Machine, snapshot: Snapshot, live: AnyMachineSnapshot): void {
  hot.set(snapshot, { machine: machine.xstate, live });
}

const none: Snapshot['history'] = {};

/** XState's history as ids. */
export function historyOf(live: AnyMachineSnapshot): Snapshot['history'] {
  const remembered = live.historyValue as Readonly<Record<string, readonly { readonly id: string }[]>>;
  if (Object.keys(remembered).length === 0) return none;
  return Object.fromEntries(Object.entries(remembered).map(([id, nodes]) => [id, nodes.map((node) => node.id)]));
}
