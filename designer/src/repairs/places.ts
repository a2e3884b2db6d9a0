import { childrenOf, type FlowDocument, type State } from '@orderloom/shared/document';

/** The child chosen in each compound state. */
export type Places = Readonly<Record<string, string>>;

/** Where one can be inside a state. */
export function insidePlaces(document: FlowDocument, id: string): State[] {
  return childrenOf(document, id).filter((state) => state.kind !== 'history');
}

/** The choices that put an order where it stands. */
export function placesOf(document: FlowDocument, states: readonly string[]): Places {
  const places: Record<string, string> = {};
  for (const leaf of states) {
    for (let state = document.states[leaf]; state?.parent; state = document.states[state.parent]) {
      if (document.states[state.parent]?.kind === 'compound') places[state.parent] = state.id;
    }
  }
  return places;
}

/** The innermost states the choices come to; undefined while a region is not decided. */
export function statesAt(document: FlowDocument, places: Places, id = document.root): string[] | undefined {
  const inside = insidePlaces(document, id);
  if (inside.length === 0) return [id];
  const kind = document.states[id]?.kind;
  const wanted = kind === 'compound' ? inside.filter((state) => state.id === places[id]) : inside;
  if (wanted.length === 0) return undefined;
  const found = wanted.map((state) => statesAt(document, places, state.id));
  return found.every((states) => states !== undefined) ? found.flat() : undefined;
}
