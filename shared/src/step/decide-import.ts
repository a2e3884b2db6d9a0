import type { Machine } from '../compile/machine.ts';
import { finishedStates } from '../migrate/configuration.ts';
import { timersOfState } from '../migrate/state-timers.ts';
import { activeStates } from './active-states.ts';
import { dataProblems } from './data-problems.ts';
import type { Attempt } from './decision.ts';
import { computedDelay } from './enter-quietly.ts';
import { placeOf } from './place-of.ts';
import { arm, begin, type Stepping } from './stepping.ts';
import { dueAfter } from './timer-due.ts';
import type { ImportInput } from './types.ts';

/**
 * Creates an order that has a past elsewhere where it stands now. No transition is taken, no action runs, no call is made. Time limits of
 * its states count from `since`; one that has passed already is noted and does not fire.
 */
export function decideImport(machine: Machine, input: ImportInput, now: number): Attempt {
  const { document } = machine;
  const place = placeOf(document, input.states);
  const problems = [...dataProblems(document.context, input.data, 'data', 'known'), ...place.problems];
  if (problems.length > 0) return { outcome: 'rejected', problems };
  const active = [document.root, ...activeStates(place.value)];
  const ended = finishedStates(document, active).has(document.root);
  const nothing = { history: {}, timers: [], calls: [], deferred: [], armings: 0 };
  const context = { ...machine.defaults, ...input.data };
  const status = ended ? 'done' : 'active';
  const stepping = begin(machine, { ...nothing, order: input.order, seq: 0, status, value: place.value, context }, now);
  stepping.entered.push(...active);
  if (!ended && input.since !== null) armFrom(stepping, active, input.since);
  return { outcome: 'applied', problems: [], stepping };
}

function armFrom(stepping: Stepping, active: readonly string[], since: number): void {
  const { document } = stepping.machine;
  for (const timer of active.flatMap((state) => timersOfState(document, state))) {
    const due = dueAfter(stepping, timer.id, since, timer.fixed ?? computedDelay(stepping, timer.key));
    if (!Number.isFinite(due)) continue;
    if (due > stepping.now) arm(stepping, timer.id, due);
    else stepping.notes.push({ type: 'timer-passed', text: timer.names[0] ?? timer.id });
  }
}
