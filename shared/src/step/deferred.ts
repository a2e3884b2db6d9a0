import type { Machine } from '../compile/machine.ts';
import { arm, cancel, type Stepping, send } from './stepping.ts';
import type { DeferredEvent, OrderEvent } from './types.ts';

const timerPrefix = 'deferred.';

/** Parks an event behind those already parked, until its limit (milliseconds from now). */
export function defer(stepping: Stepping, event: OrderEvent, limit: number): void {
  const until = stepping.now + limit;
  const timer = arm(stepping, `${timerPrefix}${stepping.armings + 1}`, until);
  stepping.deferred = [...stepping.deferred, { event, until, arming: timer.arming }];
}

/** Tries the parked events in the order they came, again from the first after each one that moved the order. */
export function retryDeferred(machine: Machine, stepping: Stepping, now: number): void {
  let index = 0;
  while (index < stepping.deferred.length) {
    const parked = stepping.deferred[index];
    if (!parked || parked.until <= now || !wouldTake(machine, stepping, parked)) {
      index += 1;
      continue;
    }
    release(stepping, parked);
    send(stepping, parked.event);
    stepping.notes.push({ type: 'deferred-applied', text: parked.event.type });
    index = 0;
  }
}

/** The parked event of a timer, if that is what the timer is. */
export function parkedFor(stepping: Stepping, timer: string, arming: number): DeferredEvent | undefined {
  return timer.startsWith(timerPrefix) ? stepping.deferred.find((parked) => parked.arming === arming) : undefined;
}

/** Takes an event out of the parking place, with its timer. */
export function release(stepping: Stepping, parked: DeferredEvent): void {
  stepping.deferred = stepping.deferred.filter((other) => other !== parked);
  cancel(stepping, (timer) => timer.arming === parked.arming);
}

function wouldTake(machine: Machine, stepping: Stepping, { event }: DeferredEvent): boolean {
  machine.run.begin(stepping.now, stepping.live);
  return machine.xstate.getTransitionData(stepping.live, event).length > 0;
}
