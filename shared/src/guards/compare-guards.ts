import { canonicalJson, type Json } from '../base/json.ts';
import type { FlowDocument, Transition } from '../document/index.ts';
import { type Evaluate, expressionsOf, type Scope } from '../expression/index.ts';
import { type Variable, variablesOf } from './candidates.ts';

/** An order, an event and a place at which conditions were tried. */
export interface GuardExample {
  readonly context: Readonly<Record<string, Json>>;
  readonly payload: Readonly<Record<string, Json>>;
  /** States it is said to be in, and not to be in, where conditions ask for that. */
  readonly states: Readonly<Record<string, boolean>>;
}

export interface GuardOverlap {
  readonly earlier: string;
  readonly later: string;
  readonly example: GuardExample;
}

export interface GuardComparison {
  /** An order that no row fits; undefined where a row takes all the rest, or none was found. */
  readonly gap: GuardExample | undefined;
  /** Rows that both fit one order: the earlier one wins. */
  readonly overlaps: readonly GuardOverlap[];
  /** Whether there were more combinations of values than were tried. */
  readonly cut: boolean;
}

const most = 4_000;
/** Conditions that ask how long ago something was are tried at this instant. */
export const triedAt = Date.UTC(2026, 0, 15, 12);

/** The transitions one trigger of a state chooses among, in the order they are tried; those with at least one condition. */
export function rivalGroups(transitions: readonly Transition[]): readonly (readonly Transition[])[] {
  const groups = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const key = canonicalJson(transition.trigger);
    groups.set(key, [...(groups.get(key) ?? []), transition]);
  }
  return [...groups.values()].filter((group) => group.some(({ guard }) => guard !== undefined));
}

/**
 * Tries rival conditions on the values at which they may turn: an example that falls through all of them, and pairs that fit one order.
 * What cannot be evaluated for an example says nothing of it. Gives undefined where conditions read what has no values to try.
 */
export function compareGuards(document: FlowDocument, rows: readonly Transition[]): GuardComparison | undefined {
  const variables = variablesOf(document, rows, triedAt);
  const guards = variables && compiled(document, rows);
  if (!variables || !guards) return undefined;
  const { examples, cut } = examplesOf(variables);
  const tried = examples.flatMap((example) => {
    const met = outcomes(guards, rows, example);
    return met ? [{ example, met }] : [];
  });
  const overlaps = new Map<string, GuardOverlap>();
  for (const { met, example } of tried) {
    for (const overlap of pairs(rows, met, example)) if (!overlaps.has(overlap.later)) overlaps.set(overlap.later, overlap);
  }
  return { gap: tried.find(({ met }) => !met.some(Boolean))?.example, overlaps: [...overlaps.values()], cut };
}

/** Whether a condition holds for some of the values at which it may turn, and fails for others; undefined where it cannot be tried. */
export function tryGuard(
  document: FlowDocument,
  row: Transition,
): { readonly met: boolean; readonly missed: boolean; readonly cut: boolean } | undefined {
  const variables = variablesOf(document, [row], triedAt);
  const guards = variables && compiled(document, [row]);
  if (!variables || !guards) return undefined;
  const { examples, cut } = examplesOf(variables);
  const outcome = examples.map((example) => outcomes(guards, [row], example)?.[0]);
  return outcome.includes(undefined) ? undefined : { met: outcome.includes(true), missed: outcome.includes(false), cut };
}

function examplesOf(variables: readonly Variable[]): { readonly examples: readonly GuardExample[]; readonly cut: boolean } {
  const total = variables.reduce((product, { values }) => product * values.length, 1);
  const cut = total > most;
  const examples = Array.from({ length: Math.min(total, most) }, (_, index) => exampleAt(variables, cut ? scattered(index, total) : index));
  return { examples, cut };
}

function compiled(document: FlowDocument, rows: readonly Transition[]): readonly (Evaluate | undefined)[] | undefined {
  const expressions = expressionsOf(document);
  const guards = rows.map(({ guard, trigger }) => {
    if (guard === undefined) return { ok: true as const, value: undefined };
    return expressions.compile(guard, { type: 'boolean' }, { path: '', ...(trigger.type === 'event' ? { event: trigger.event } : {}) });
  });
  return guards.every((guard) => guard.ok) ? guards.map((guard) => guard.value) : undefined;
}

/** Which rows fit; undefined where one of them cannot be evaluated. */
function outcomes(
  guards: readonly (Evaluate | undefined)[],
  rows: readonly Transition[],
  { context, payload, states }: GuardExample,
): readonly boolean[] | undefined {
  const trigger = rows[0]?.trigger;
  const event = { ...payload, type: trigger?.type === 'event' ? trigger.event : '' };
  const scope: Scope = { context, event, now: triedAt, inState: (id) => states[id] === true };
  try {
    return guards.map((guard) => guard === undefined || guard(scope) === true);
  } catch {
    return undefined;
  }
}

function* pairs(rows: readonly Transition[], met: readonly boolean[], example: GuardExample): Generator<GuardOverlap> {
  const first = met.indexOf(true);
  for (let later = first + 1; first >= 0 && later < rows.length; later += 1) {
    const [earlier, other] = [rows[first], rows[later]];
    if (met[later] && earlier && other?.guard !== undefined) yield { earlier: earlier.id, later: other.id, example };
  }
}

function exampleAt(variables: readonly Variable[], index: number): GuardExample {
  const example = { context: {} as Record<string, Json>, payload: {} as Record<string, Json>, states: {} as Record<string, boolean> };
  let rest = index;
  for (const { name, from, values } of variables) {
    const value = values[rest % values.length] ?? null;
    rest = Math.floor(rest / values.length);
    if (from === 'state') example.states[name] = value === true;
    else example[from === 'event' ? 'payload' : 'context'][name] = value;
  }
  return example;
}

/** Spread over all combinations, always in the same way (the golden ratio's sequence). */
function scattered(index: number, total: number): number {
  return Math.floor(((index * 0.618_033_988_749_895) % 1) * total);
}
