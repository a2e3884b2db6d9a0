import type { Json } from '../base/json.ts';
import type { Field } from '../document/field.ts';
import type { Simulation, SimulationLine } from '../simulate/index.ts';
import { acceptableEvents, activeStates, nextTimer } from '../step/index.ts';
import { type Candidates, names } from './candidate-values.ts';

/** What could be done to a simulated order next: events with likely payloads, the next timer, replies, and corrections of data. */
export function possibleLines({ machine, snapshot, now }: Simulation, candidates: Candidates, corrections: boolean): SimulationLine[] {
  if (snapshot.status === 'done') return [];
  const { document } = machine;
  const events = acceptableEvents(machine, snapshot, now).flatMap(({ type }) =>
    payloads(document.events[type]?.payload ?? {}, candidates, snapshot.context).map((payload) => ({ ...payload, type })),
  );
  const timer = nextTimer(snapshot);
  const replies = snapshot.calls.flatMap(({ call }) => [true, false].map((ok) => ({ reply: call, ok })));
  const sets = corrections ? correctionsOf(new Set([document.root, ...activeStates(snapshot.value)])) : [];
  return [...events, ...replies, ...(timer ? [{ advance: Math.max(0, timer.due - now) }] : []), ...sets];

  function correctionsOf(active: ReadonlySet<string>): SimulationLine[] {
    const guards = Object.values(document.transitions).flatMap(({ source, guard }) => (guard && active.has(source) ? [guard] : []));
    const asked = candidates.asked.filter((key) => guards.some((guard) => names(guard, key)));
    return asked.flatMap((key) => {
      const field = document.context[key];
      return field ? candidates.valuesFor(key, field).map((value) => ({ set: { [key]: value } })) : [];
    });
  }
}

/** The usual payload first, then each with one value that is not usual, or that the order holds already. */
function payloads(
  fields: Readonly<Record<string, Field>>,
  candidates: Candidates,
  context: Readonly<Record<string, Json>>,
): Record<string, Json>[] {
  const usual = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, usualOf(key, field)]));
  const others = Object.entries(fields).flatMap(([key, field]) =>
    candidates.valuesFor(key, field).map((value) => ({ ...usual, [key]: value })),
  );
  return [usual, ...others.filter((payload) => Object.keys(payload).some((key) => payload[key] !== usual[key]))];

  function usualOf(key: string, field: Field): Json {
    const held = context[key];
    return held !== undefined && held !== null && field.type.type !== 'boolean' ? held : (candidates.valuesFor(key, field)[0] ?? null);
  }
}
