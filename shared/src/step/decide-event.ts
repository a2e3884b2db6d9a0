import type { Machine } from '../compile/machine.ts';
import type { UnacceptablePolicy } from '../document/event-definition.ts';
import { dataProblems } from './data-problems.ts';
import type { Attempt } from './decision.ts';
import { defer } from './deferred.ts';
import { notAcceptable, unknownEventProblem } from './refusals.ts';
import { begin, type Stepping, send } from './stepping.ts';
import type { OrderEvent, Snapshot } from './types.ts';

/** The machine's own events that are never claimed from outside: a timer, a finished state, the start. */
const reserved = /^xstate\.(after\.|done\.state\.|init$|stop$)/;

/** An event from outside: taken by the drawing, else treated as its catalogue entry says. */
export function decideEvent(machine: Machine, snapshot: Snapshot, event: OrderEvent, now: number): Attempt {
  const { document } = machine;
  const definition = Object.hasOwn(document.events, event.type) ? document.events[event.type] : undefined;
  const known = definition !== undefined || (document.unknownEvents === 'ignore' && !reserved.test(event.type));
  if (!known) return { outcome: 'rejected', problems: [unknownEventProblem(event.type)] };
  // The event's own `type` is among its keys; a payload field cannot have that name.
  const problems = dataProblems(definition?.payload ?? {}, event, 'payload', 'any');
  if (problems.length > 0) return { outcome: 'rejected', problems };

  const stepping = begin(machine, snapshot, now);
  const before = stepping.live;
  const taken = send(stepping, event);
  const moved: Attempt | undefined = hasActed(stepping, before) ? { outcome: 'applied', problems: [], stepping } : undefined;
  if (taken) return moved ?? { outcome: 'ignored', problems: [] };
  return notTaken(machine, snapshot, event, now, definition?.unacceptable ?? { policy: 'ignore' }, moved);
}

/** Whether anything came of it. XState keeps the snapshot's identity when a state is left and entered again, or only effects are sent. */
function hasActed(stepping: Stepping, before: Stepping['live']): boolean {
  const { live, entered, actions, effects, armed, cancelled } = stepping;
  return live !== before || entered.length + actions.length + effects.length + armed.length + cancelled.length > 0;
}

/** `moved`: eventless transitions went on although the event itself was passed over; XState's way, kept for `ignore`. */
function notTaken(
  machine: Machine,
  snapshot: Snapshot,
  event: OrderEvent,
  now: number,
  policy: UnacceptablePolicy,
  moved: Attempt | undefined,
): Attempt {
  if (policy.policy === 'ignore') return moved ?? { outcome: 'ignored', problems: [] };
  if (policy.policy === 'reject') return { outcome: 'rejected', problems: [notAcceptable(machine.document, event.type)] };
  const stepping = begin(machine, snapshot, now);
  defer(stepping, event, policy.limit);
  return { outcome: 'deferred', problems: [], stepping };
}
