import type { Machine } from '../compile/machine.ts';
import { unpaused } from '../step/pauses.ts';
import type { Snapshot } from '../step/types.ts';
import type { MigrationMapping } from './mapping.ts';
import { type CallPlaces, placeCalls } from './place-calls.ts';
import { placeFields } from './place-fields.ts';
import { placeHistory } from './place-history.ts';
import { placeStates, type StatePlaces } from './place-states.ts';
import { placeTimers, type TimerPlaces } from './place-timers.ts';
import type { Reason } from './reason.ts';

/** One order in the new version: state value, memory, data, timers and calls, found together. */
export interface OrderPlan {
  readonly reasons: readonly Reason[];
  readonly places: StatePlaces;
  readonly history: Snapshot['history'];
  readonly context: Snapshot['context'];
  readonly timers: TimerPlaces;
  readonly calls: CallPlaces;
}

export interface PlanOptions {
  readonly source: Machine;
  readonly target: Machine;
  readonly mapping: MigrationMapping;
  readonly now: number;
  /** When the order entered an old state, where that is known; asked only for time limits that are counted from then. */
  since(state: string): number | undefined;
}

/** Plans the move of one order that has not ended. Pure; nothing is done yet. */
export function planOrder(stood: Snapshot, { source, target, mapping, now, since }: PlanOptions): OrderPlan {
  const { snapshot } = unpaused(source, stood, now);
  const [from, to] = [source.document, target.document];
  const { places, reasons } = placeStates(from, to, mapping, snapshot.value);
  const history = placeHistory(from, to, mapping, snapshot.history);
  const fields = placeFields(source, target, mapping, snapshot, now);
  const timers = placeTimers({ source, target, mapping, snapshot, places, now, since });
  const calls = placeCalls(from, to, mapping, snapshot, places);
  const undecided = reasons.some(({ code }) => code === 'state-unmapped' || code === 'state-missing' || code === 'states-conflict');
  // While the states are open, what hangs on them is a guess and not worth a person's time.
  const hanging = undecided ? [] : [...timers.reasons, ...calls.reasons];
  return {
    reasons: [...reasons, ...hanging, ...history.reasons, ...fields.reasons],
    places,
    history: history.history,
    context: fields.context,
    timers: timers.timers,
    calls: calls.calls,
  };
}
