import type { Machine } from '../compile/machine.ts';
import type { ArmedTimer, DeferredEvent, Snapshot } from '../step/types.ts';
import type { Reason } from './reason.ts';
import { type Moving, resumeTimer, type TimerToArm } from './resume-timer.ts';
import { timersOfState } from './state-timers.ts';

export interface TimerPlaces {
  /** Untouched, arming and all. */
  readonly kept: readonly ArmedTimer[];
  readonly toArm: readonly TimerToArm[];
  readonly deferred: readonly DeferredEvent[];
}

/** What becomes of every timer: those of states by their resume rule, those of raised and deferred events by whether the event is still known. */
export function placeTimers(moving: Moving): { readonly timers: TimerPlaces; readonly reasons: readonly Reason[] } {
  const { source, target, snapshot, places } = moving;
  const held = snapshot.status === 'error' ? (snapshot.suspended ?? []) : snapshot.timers;
  const resumed = places.active.flatMap((state) =>
    timersOfState(target.document, state).map((timer) => ({ name: timer.names[0] ?? state, ...resumeTimer(moving, held, state, timer) })),
  );
  const toArm = resumed.flatMap((one) => one.toArm ?? []);
  const used = new Set(resumed.flatMap(({ was }) => was ?? []));
  const replaced = new Set(resumed.flatMap(({ was, toArm: again }) => (was && again ? was : [])));
  const others = held.filter((timer) => !used.has(timer));
  const goOn = new Set(others.filter((timer) => isKnown(source, target, snapshot, timer)));
  const deferred = snapshot.deferred.filter(({ event }) => knows(source, target, event.type));
  const lostEvents = snapshot.deferred.filter((parked) => !deferred.includes(parked));
  return {
    timers: { kept: held.filter((timer) => goOn.has(timer) || (used.has(timer) && !replaced.has(timer))), toArm, deferred },
    reasons: [
      ...resumed.flatMap(({ name, unknown }) => (unknown ? [{ code: 'entry-unknown', subject: name } as const] : [])),
      ...others
        .filter((timer) => !goOn.has(timer) && !parkedFor(snapshot, timer))
        .map(({ id }) => ({ code: 'timer-lost', subject: nameOf(source, id) }) as const),
      ...lostEvents.map(({ event }) => ({ code: 'deferred-lost', subject: event.type }) as const),
    ],
  };
}

/** Whether a timer that is no state's brings an event the new version knows. */
function isKnown(source: Machine, target: Machine, snapshot: Snapshot, timer: ArmedTimer): boolean {
  const event = parkedFor(snapshot, timer)?.event ?? timer.event;
  return event !== undefined && knows(source, target, event.type);
}

function parkedFor({ deferred }: Snapshot, { arming }: ArmedTimer): DeferredEvent | undefined {
  return deferred.find((parked) => parked.arming === arming);
}

/** An event that no catalogue ever listed is the drawing's own affair. */
function knows(source: Machine, { document }: Machine, event: string): boolean {
  return Object.hasOwn(document.events, event) || document.unknownEvents === 'ignore' || !Object.hasOwn(source.document.events, event);
}

/** The transition (or state) a timer belongs to in the drawing; its own id for any other. */
function nameOf({ document }: Machine, id: string): string {
  for (const state of Object.keys(document.states)) {
    const found = timersOfState(document, state).find((timer) => timer.id === id);
    if (found) return found.names[0] ?? state;
  }
  return id;
}
