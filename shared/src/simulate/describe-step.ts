import { actions } from '../actions/index.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import type { Locale } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { activeStates } from '../step/active-states.ts';
import type { ArmedTimer, StateValue } from '../step/types.ts';
import type { SimulatedStep, Simulation } from './simulation.ts';
import { nameValue, stateNames } from './state-names.ts';

/** One step as a line of a report. */
export interface StepReport {
  /** XState's state value, by imported keys, else by labels. */
  readonly value: StateValue;
  readonly status: 'active' | 'done' | 'error';
  /** Whether the order stands elsewhere than before. */
  readonly changed: boolean;
  /** Names of the actions that ran, in order; XState's own machinery (raise) left out. */
  readonly actions: readonly string[];
  /** `due` in milliseconds from the start; `state` is null for a delayed event that no state owns. */
  readonly timers: readonly { readonly id: string; readonly due: number; readonly state: string | null }[];
  readonly context: Readonly<Record<string, Json>>;
  readonly tags?: readonly string[];
  readonly output?: Json;
  readonly refused?: readonly string[];
}

/** Tells one step of a simulation. */
export function describeStep(simulation: Simulation, step: SimulatedStep, locale: Locale = 'en'): StepReport {
  const { document } = simulation.machine;
  const { snapshot, before, decisions, problems } = step;
  const names = stateNames(document, locale);
  const tags = activeTags(document, snapshot.value);
  return {
    value: nameValue(snapshot.value, names),
    status: snapshot.status,
    changed: before !== null && canonicalJson(before.value) !== canonicalJson(snapshot.value),
    actions: decisions.flatMap((decision) => decision.actions.map((action) => action.name).filter((name) => !actions.get(name)?.machinery)),
    timers: snapshot.timers.map((timer) => describeTimer(document, names, timer, simulation.start)),
    context: snapshot.context,
    ...(tags.length > 0 ? { tags } : {}),
    ...(snapshot.output === undefined ? {} : { output: snapshot.output }),
    ...(problems.length > 0 ? { refused: problems.map((problem) => problem.message[locale]) } : {}),
  };
}

function describeTimer(document: FlowDocument, names: ReadonlyMap<string, string>, timer: ArmedTimer, start: number) {
  const owner = timer.id.startsWith('xstate.after.') ? timer.id.slice(timer.id.lastIndexOf('.') + 1) : '';
  return { id: timer.id, due: timer.due - start, state: document.states[owner] ? (names.get(owner) ?? owner) : null };
}

/** The tags of every active state, sorted. */
function activeTags(document: FlowDocument, value: StateValue): string[] {
  const active = [document.root, ...activeStates(value)];
  return [...new Set(active.flatMap((id) => document.states[id]?.tags ?? []))].sort();
}
