import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { State } from '../document/state.ts';
import type { StateValue } from '../step/types.ts';

/** What each state is called in a report: its imported key, else its label where that is unmistakable among siblings, else its id. */
export function stateNames(document: FlowDocument, locale: Locale): ReadonlyMap<string, string> {
  const states = Object.values(document.states);
  const wanted = (state: State) => state.importedKey ?? textOf(state.label, locale);
  const seen = new Map<string, number>();
  const slot = (state: State) => JSON.stringify([state.parent, wanted(state)]);
  for (const state of states) seen.set(slot(state), (seen.get(slot(state)) ?? 0) + 1);
  const isClear = (state: State) => seen.get(slot(state)) === 1 && (state.importedKey !== undefined || wanted(state) !== '');
  return new Map(states.map((state) => [state.id, isClear(state) ? wanted(state) : state.id]));
}

/** A state value with names for ids. */
export function nameValue(value: StateValue, names: ReadonlyMap<string, string>): StateValue {
  if (typeof value === 'string') return names.get(value) ?? value;
  return Object.fromEntries(
    Object.entries(value).map(([id, inner]) => [names.get(id) ?? id, inner === undefined ? undefined : nameValue(inner, names)]),
  );
}
