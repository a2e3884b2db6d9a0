import type { Json } from '../base/json.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { OrderEvent, Snapshot, StepInput } from '../step/types.ts';
import { candidatesOf } from '../stories/candidate-values.ts';
import type { Configuration, Impulse } from './graph.ts';
import { joinCall } from './meanings.ts';

/** What a drawing lets come from outside, worked out once. */
export interface Alphabet {
  readonly document: FlowDocument;
  /** The events somebody can send, with a likely payload, by name. */
  readonly events: ReadonlyMap<string, OrderEvent>;
  /** The event names each state listens to, wildcards resolved. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
  /** Whether a state listens to the failure of one of its calls. */
  hearsFailure(call: string, active: readonly string[]): boolean;
}

/** What can come from outside; an event the drawing sends to itself alone does not. */
export function alphabetOf(document: FlowDocument): Alphabet {
  const candidates = candidatesOf(document);
  const events = new Map<string, OrderEvent>();
  for (const [type, { payload, senders }] of Object.entries(document.events)) {
    if (senders.length > 0 && senders.every((sender) => sender === 'system') && isRaised(document, type)) continue;
    const filled = Object.entries(payload).map(([key, field]): [string, Json] => [key, candidates.valuesFor(key, field)[0] ?? null]);
    events.set(type, { ...Object.fromEntries(filled), type });
  }
  const heard = new Map<string, string[]>();
  const failures = new Set<string>();
  for (const { source, trigger } of Object.values(document.transitions)) {
    if (trigger.type === 'reply' && trigger.outcome === 'error') failures.add(joinCall(source, trigger.call));
    if (trigger.type !== 'event') continue;
    const names = [...events.keys()].filter((name) => fits(trigger.event, name));
    heard.set(source, [...new Set([...(heard.get(source) ?? []), ...names])]);
  }
  return { document, events, heard, hearsFailure: (call, active) => active.some((state) => failures.has(joinCall(state, call))) };
}

/** Whether a name of the catalogue is meant by what a transition waits for. */
export function fits(descriptor: string, name: string): boolean {
  if (descriptor === name || descriptor === '*') return true;
  return descriptor.endsWith('.*') && (name.startsWith(descriptor.slice(0, -1)) || name === descriptor.slice(0, -2));
}

function isRaised({ states, transitions }: FlowDocument, name: string): boolean {
  const calls = [
    ...Object.values(states).flatMap(({ entry, exit, initialActions, sla }) => [
      ...entry,
      ...exit,
      ...initialActions,
      ...(sla?.breach ?? []),
    ]),
    ...Object.values(transitions).flatMap(({ actions }) => actions),
  ];
  return calls.some(({ type, params }) => type === 'raise-event' && params.event === name);
}

/** All that could happen next to an order that stands so. */
export function impulsesAt(alphabet: Alphabet, at: Configuration): Impulse[] {
  const { document, events, heard } = alphabet;
  const active = [document.root, ...at.active];
  const names = new Set(active.flatMap((state) => heard.get(state) ?? []));
  const sent = [...names].flatMap((name): Impulse[] => {
    const event = events.get(name);
    return event ? [{ type: 'event', event }] : [];
  });
  const replies = at.snapshot.calls.flatMap(({ state, call }): Impulse[] => {
    const joined = joinCall(state, call);
    const good: Impulse = { type: 'reply', call: joined, ok: true };
    return alphabet.hearsFailure(call, active) ? [good, { type: 'reply', call: joined, ok: false }] : [good];
  });
  return [...sent, ...replies, ...nextTimers(at).map((id): Impulse => ({ type: 'timer', id }))];
}

/** The timers that could be the next to fire: one armed earlier that runs no longer goes first. */
function nextTimers({ armed, spans }: Configuration): string[] {
  const span = (id: string) => spans.get(id) ?? 0;
  return armed.flatMap((group, step) =>
    group.filter((id) => {
      const before = armed.slice(0, step).flat();
      const sooner = group.some((other) => span(other) < span(id));
      return !sooner && !before.some((other) => span(other) <= span(id));
    }),
  );
}

/** The input an impulse is to an order as it stands; undefined when it has no such call or timer. */
export function inputOf(impulse: Exclude<Impulse, { type: 'start' }>, { calls, timers }: Snapshot): StepInput | undefined {
  if (impulse.type === 'event') return { type: 'event', event: impulse.event };
  if (impulse.type === 'reply') {
    const open = calls.find(({ state, call }) => joinCall(state, call) === impulse.call);
    return open && { type: 'reply', call: open.key, ok: impulse.ok, data: null };
  }
  const timer = timers.find(({ id }) => id === impulse.id);
  return timer && { type: 'timer', id: timer.id, arming: timer.arming };
}
