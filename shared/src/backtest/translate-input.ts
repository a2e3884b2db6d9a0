import type { FlowDocument } from '../document/flow-document.ts';
import type { MigrationMapping } from '../migrate/mapping.ts';
import type { Repair, RepeatableInput } from '../step/repair.ts';
import type { ArmedTimer, Snapshot, StepInput } from '../step/types.ts';
import type { Journey } from './journey.ts';
import type { BackTestQuestion } from './recorded-order.ts';

/** `gone`: a state it speaks of that the draft has no more. Neither: it means nothing to the order as the draft has it. */
export interface Translation {
  readonly input?: StepInput;
  readonly gone?: string;
}

/**
 * A recorded input as the draft is told it. Timers and calls are numbered by the steps of an order, so those of the other way are found by
 * what they are; of data, what the draft has no field for is left out, as it is where messages come in.
 */
export function translateInput(
  input: StepInput,
  { target, mapping }: BackTestQuestion,
  snapshot: Snapshot | null,
  journey: Journey,
): Translation {
  const { document } = target;
  switch (input.type) {
    case 'start':
      return { input: { ...input, data: known(document, input.data) } };
    case 'import': {
      const placed = statesIn(document, mapping, input.states);
      return 'gone' in placed ? placed : { input: { ...input, states: placed.states, data: known(document, input.data) } };
    }
    case 'migrate':
    case 'revert':
      return {};
    case 'repair': {
      const { repair, gone } = translateRepair(input.repair, document, mapping, snapshot, journey);
      return repair ? { input: { ...input, repair } } : gone === undefined ? {} : { gone };
    }
    case 'resume':
      return { input };
    default: {
      const repeated = translateRepeatable(input, document, mapping, snapshot, journey);
      return repeated ? { input: repeated } : {};
    }
  }
}

function translateRepeatable(
  input: RepeatableInput,
  document: FlowDocument,
  mapping: MigrationMapping,
  snapshot: Snapshot | null,
  journey: Journey,
): RepeatableInput | undefined {
  switch (input.type) {
    case 'event':
      return input;
    case 'set':
      return { ...input, fields: known(document, input.fields) };
    case 'timer': {
      const timer = sameTimer(input.id, input.arming, snapshot, journey);
      return timer && { type: 'timer', id: timer.id, arming: timer.arming };
    }
    case 'reply': {
      const call = sameCall(input.call, mapping, snapshot, journey);
      return call === undefined ? undefined : { ...input, call };
    }
  }
}

function translateRepair(
  repair: Repair,
  document: FlowDocument,
  mapping: MigrationMapping,
  snapshot: Snapshot | null,
  journey: Journey,
): { readonly repair?: Repair; readonly gone?: string } {
  switch (repair.type) {
    case 'move': {
      const placed = statesIn(document, mapping, repair.states);
      return 'gone' in placed ? placed : { repair: { ...repair, states: placed.states } };
    }
    case 'edit':
      return { repair: { ...repair, fields: known(document, repair.fields) } };
    case 'retry': {
      const input = translateRepeatable(repair.input, document, mapping, snapshot, journey);
      return input ? { repair: { ...repair, input } } : {};
    }
    case 'skip-effect': {
      const effect = repair.answer === null ? undefined : sameCall(repair.effect, mapping, snapshot, journey);
      return effect === undefined ? {} : { repair: { ...repair, effect } };
    }
    case 'retry-timer':
    case 'skip-timer': {
      const timer = sameTimer(repair.timer, repair.arming, snapshot, journey);
      return timer ? { repair: { ...repair, timer: timer.id, arming: timer.arming } } : {};
    }
    case 'resume':
      return { repair };
  }
}

function known<T>({ context }: FlowDocument, data: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const keys = Object.keys(data);
  if (keys.every((key) => Object.hasOwn(context, key))) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => Object.hasOwn(context, key)));
}

function statesIn(
  document: FlowDocument,
  mapping: MigrationMapping,
  states: readonly string[],
): { readonly states: readonly string[] } | { readonly gone: string } {
  const placed = states.flatMap((state) => mappedState(mapping, state) ?? []);
  const gone = placed.find((state) => !Object.hasOwn(document.states, state));
  return gone === undefined && placed.length > 0 ? { states: [...new Set(placed)] } : { gone: gone ?? states[0] ?? '' };
}

/** Where a state leads by what is decided; null: nowhere. */
export function mappedState({ states }: MigrationMapping, state: string): string | null {
  const chosen = Object.hasOwn(states, state) ? states[state] : state;
  return chosen ?? null;
}

const parked = 'deferred.';

/** Two timers are one when they mean the same and fall due at the same instant. */
export function isSameTimer(a: Pick<ArmedTimer, 'id' | 'due'>, b: Pick<ArmedTimer, 'id' | 'due'>): boolean {
  return a.due === b.due && (a.id === b.id || (a.id.startsWith(parked) && b.id.startsWith(parked)));
}

function sameTimer(id: string, arming: number, snapshot: Snapshot | null, journey: Journey): ArmedTimer | undefined {
  const recorded = journey.timers.get(arming);
  return recorded?.id === id ? snapshot?.timers.find((timer) => isSameTimer(timer, recorded)) : undefined;
}

function sameCall(key: string, mapping: MigrationMapping, snapshot: Snapshot | null, journey: Journey): string | undefined {
  const recorded = journey.calls.get(key);
  if (!recorded) return undefined;
  const state = mappedState(mapping, recorded.state);
  return snapshot?.calls.find((open) => open.call === recorded.call && open.state === state)?.key;
}
