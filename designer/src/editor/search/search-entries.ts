import { type Locale, type Place, textOf } from '@orderloom/shared/base';
import { actionText, stateTitle, transitionChips } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';

export interface Entry {
  readonly place: Place;
  readonly kind: 'kindState' | 'kindTransition' | 'kindEvent' | 'kindField';
  readonly title: string;
  /** What else it can be found by. */
  readonly detail: string;
}

/** Everything in a drawing that can be looked for, in the reader's words. */
export function searchEntries(document: FlowDocument, locale: Locale): readonly Entry[] {
  const name = (id: string) => {
    const state = document.states[id];
    return state ? stateTitle(document, state, locale) : id;
  };
  const states = Object.values(document.states).filter((state) => state.id !== document.root);
  return [
    ...states.map((state): Entry => {
      const texts = [...state.entry, ...state.exit, ...state.calls.map((call) => call.action)].map((call) =>
        actionText(document, call, locale),
      );
      const parent = state.parent === null || state.parent === document.root ? [] : [name(state.parent)];
      return {
        place: { type: 'state', id: state.id },
        kind: 'kindState',
        title: name(state.id),
        detail: [...parent, ...texts].join(' · '),
      };
    }),
    ...Object.values(document.transitions).map((transition): Entry => {
      const chips = transitionChips(document, transition, locale).map((chip) => chip.text);
      const texts = transition.actions.map((call) => actionText(document, call, locale));
      const title = [name(transition.source), ...transition.targets.map(name)].join(' → ');
      return { place: { type: 'transition', id: transition.id }, kind: 'kindTransition', title, detail: [...chips, ...texts].join(' · ') };
    }),
    ...Object.entries(document.events).map(
      ([id, event]): Entry => ({ place: { type: 'event', id }, kind: 'kindEvent', title: textOf(event.label, locale) || id, detail: id }),
    ),
    ...Object.entries(document.context).map(
      ([id, field]): Entry => ({ place: { type: 'field', id }, kind: 'kindField', title: textOf(field.label, locale) || id, detail: id }),
    ),
  ];
}

/** The entries that hold every word, those whose title does first. */
export function matchingEntries(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const titled = entries.filter((entry) => holds(entry.title));
  const others = entries.filter((entry) => !titled.includes(entry) && holds(`${entry.title} ${entry.detail}`));
  return [...titled, ...others];
}
