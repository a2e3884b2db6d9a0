import type { Machine } from '../compile/machine.ts';
import { planOrder } from '../migrate/plan-order.ts';
import { isLoss } from '../migrate/reason.ts';
import { tellReason } from '../migrate/tell-reason.ts';
import type { Attempt } from './decision.ts';
import { computedDelay, openCall } from './enter-quietly.ts';
import { unpaused } from './pauses.ts';
import { arm, begin, cancel, type Stepping } from './stepping.ts';
import { dueAfter } from './timer-due.ts';
import type { MigrateInput, Snapshot } from './types.ts';

/**
 * Moves an order to another version: where it stands, its data, timers and calls change together. No transition is taken and no entry
 * or exit action runs; only calls of states it comes to are made. Losses were accepted by whoever sent the input.
 */
export function decideMigrate(target: Machine, source: Machine, stood: Snapshot, input: MigrateInput, now: number): Attempt {
  const { mapping, since } = input;
  const { snapshot, woken } = unpaused(source, stood, now);
  const plan = planOrder(snapshot, { source, target, mapping, now, since: (state) => since[state] });
  const blocking = plan.reasons.filter(({ code }) => !isLoss(code));
  if (blocking.length > 0) {
    const problems = blocking.map((reason) => tellReason(reason, source.document, target.document));
    return { outcome: 'rejected', problems };
  }
  const { places, history, context, timers, calls } = plan;
  const stepping = begin(target, { ...snapshot, value: places.value, history, context }, now);
  stepping.armed.push(...woken);
  stepping.calls = calls.kept;
  stepping.deferred = timers.deferred;
  if (snapshot.status === 'error') suspend(stepping, plan.timers);
  else {
    const kept = new Set(timers.kept);
    cancel(stepping, (timer) => !kept.has(timer));
    for (const { id, due } of dueTimers(stepping, plan.timers)) arm(stepping, id, due);
  }
  for (const { state, call } of calls.toOpen) openCall(stepping, state, call);
  stepping.entered.push(...places.active.filter((state) => !places.goesOn.has(state)));
  return { outcome: 'applied', problems: [], stepping };
}

type TimerPlaces = ReturnType<typeof planOrder>['timers'];

/** Computes the instants; a delay that is computed to nothing arms nothing. */
function dueTimers(stepping: Stepping, { toArm }: TimerPlaces): { readonly id: string; readonly due: number }[] {
  return toArm.flatMap(({ id, timer, due, from }) => {
    if (due !== undefined) return [{ id, due }];
    const delay = timer.fixed ?? computedDelay(stepping, timer.key);
    return from === undefined || !Number.isFinite(delay) ? [] : [{ id, due: dueAfter(stepping, id, from, delay) }];
  });
}

/** The timers of a stopped order wait until it is resumed. */
function suspend(stepping: Stepping, timers: TimerPlaces): void {
  const added = dueTimers(stepping, timers).map(({ id, due }) => {
    stepping.armings += 1;
    return { id, due: Math.ceil(due), arming: stepping.armings };
  });
  stepping.suspended = [...timers.kept, ...added];
}
