// A state can hold the time limits of the states around it still: while an order is there they are not armed, and what is left of each is
// kept. Settled once at the end of a step, since no time passes within one.
import type { Machine } from '../compile/machine.ts';
import { arm, cancel, type Stepping } from './stepping.ts';
import { dueWithLeft, leftUntil } from './timer-due.ts';
import type { ArmedTimer, PausedTimer, Snapshot } from './types.ts';

/** Pauses the time limits that stand still where the order now is, and lets those go on that no longer do. */
export function settlePauses(stepping: Stepping): void {
  const { machine, live } = stepping;
  if (live.status !== 'active' || (machine.pausing.size === 0 && stepping.paused.length === 0)) return;
  const still = new Set(live._nodes.flatMap((node) => machine.pausing.get(node.id) ?? []));
  const stands = ({ id }: ArmedTimer | PausedTimer) => still.has(ownerOf(id) ?? '');
  const stopped = stepping.timers.filter((timer) => !timer.event && stands(timer));
  const going = stepping.paused.filter((timer) => !stands(timer));
  if (stopped.length === 0 && going.length === 0) return;
  cancel(stepping, (timer) => stopped.includes(timer));
  for (const { id, left } of going) arm(stepping, id, dueWithLeft(stepping, id, left));
  const added = stopped.map(({ id, due }) => ({ id, left: leftUntil(stepping, id, due) }));
  stepping.paused = [...stepping.paused.filter((timer) => !going.includes(timer)), ...added];
}

/** A snapshot with its paused time limits going again, as they would if the order left the state that holds them. */
export function unpaused(
  machine: Machine,
  snapshot: Snapshot,
  now: number,
): { readonly snapshot: Snapshot; readonly woken: readonly ArmedTimer[] } {
  const { paused, ...rest } = snapshot;
  if (!paused) return { snapshot, woken: [] };
  const woken = paused.map(({ id, left }, index) => ({
    id,
    due: Math.ceil(dueWithLeft({ machine, now }, id, left)),
    arming: snapshot.armings + index + 1,
  }));
  const armings = snapshot.armings + woken.length;
  // The timers of an order that has stopped wait until it is resumed.
  if (snapshot.status === 'error')
    return { snapshot: { ...rest, suspended: [...(snapshot.suspended ?? []), ...woken], armings }, woken: [] };
  return { snapshot: { ...rest, timers: [...snapshot.timers, ...woken], armings }, woken };
}

/** The state whose time limit a timer is. */
function ownerOf(id: string): string | undefined {
  return /^xstate\.after\..+\.([^.]+)$/.exec(id)?.[1];
}
