import { fieldsWritten, actions as registry } from '../actions/index.ts';
import { steadyFields } from '../compile/steady-fields.ts';
import type { ActionCall } from '../document/action-call.ts';
import { delayKey } from '../document/delay-key.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Transition } from '../document/transition.ts';
import { joinCall } from './meanings.ts';

/** What moves an order when it comes; a reminder or a note, which only tells somebody, does not. */
export interface WhatMoves {
  /** Ids of timers. */
  readonly timers: ReadonlySet<string>;
  /** Calls whose answer or failure moves it, or means something to money and goods. */
  readonly calls: ReadonlySet<string>;
}

const moving = new Set(['raise-event', 'cancel-event', 'mark-leg', 'split-legs']);

/** What can be left out of everything an order waits for, since with and without it the order goes the same ways. */
export function whatMoves(document: FlowDocument): WhatMoves {
  const watched = watchedFields(document);
  const able = Object.values(document.transitions).filter((transition) => moves(transition, watched));
  const timers = able.flatMap((transition) => timerOf(document, transition) ?? []);
  const answered = able.flatMap(({ trigger, source }) => (trigger.type === 'reply' ? [joinCall(source, trigger.call)] : []));
  const all = watched === undefined || takesAnything(document);
  const meant = Object.values(document.states).flatMap(({ id, calls }) =>
    calls.filter(({ meaning }) => all || meaning !== undefined).map((call) => joinCall(id, call.id)),
  );
  return { timers: new Set(timers), calls: new Set([...answered, ...meant]) };
}

/** The id of the timer a transition waits for. */
export function timerOf(document: FlowDocument, transition: Transition): string | undefined {
  const { trigger, source } = transition;
  return trigger.type === 'after' ? `xstate.after.${delayKey(document, { ...transition, trigger })}.${source}` : undefined;
}

function moves({ targets, reenter, actions }: Transition, watched: ReadonlySet<string> | undefined): boolean {
  const writes = (action: ActionCall) => fieldsWritten(registry, action).some((field) => watched?.has(field));
  return targets.length > 0 || reenter || actions.some((action) => moving.has(action.type) || writes(action));
}

/** A wildcard takes the answers of calls as well. */
function takesAnything({ transitions }: FlowDocument): boolean {
  return Object.values(transitions).some(({ trigger }) => trigger.type === 'event' && /^(\*|xstate\.)/.test(trigger.event));
}

/** The fields an order waits for by eventless transitions; undefined where one waits for something else that any step may bring. */
function watchedFields(document: FlowDocument): ReadonlySet<string> | undefined {
  const waiting = Object.values(document.transitions).filter(
    (transition) => transition.trigger.type === 'always' && !passesOn(document, transition.source),
  );
  const fields = waiting.map((transition) => steadyFields(document, transition));
  return fields.includes(undefined) ? undefined : new Set(fields.flatMap((names) => names ?? []));
}

/** Whether no order ever rests in a state: it has an eventless way out without a condition. */
function passesOn({ transitions }: FlowDocument, state: string): boolean {
  return Object.values(transitions).some(
    ({ source, trigger, guard, targets }) => source === state && trigger.type === 'always' && guard === undefined && targets.length > 0,
  );
}
