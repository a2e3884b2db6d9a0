import { childrenOf, type FlowDocument, type Point, subtreeOf } from '@orderloom/shared/document';
import type { Pattern } from '@orderloom/shared/patterns';
import { type PatternPlace, takesPattern } from '../commands/index.ts';
import type { Selection } from '../session/index.ts';

/** Where a pattern could go, the likeliest first: what is selected, where a new order stands, then after any other state. */
export function patternPlaces(document: FlowDocument, pattern: Pattern, selection: Selection, centre: Point): readonly PatternPlace[] {
  const selected: readonly PatternPlace[] = [
    ...selection.transitions.map((transition) => ({ type: 'on', transition }) as const),
    ...selection.states.map((state) => ({ type: 'after', state }) as const),
  ];
  const states = [firstOf(document), ...subtreeOf(document, document.root).map(({ id }) => id)].filter(
    (id) => !selection.states.includes(id),
  );
  const places: readonly PatternPlace[] = [
    { type: 'alone', at: centre },
    { type: 'over', at: centre },
    ...selected,
    ...[...new Set(states)].map((state) => ({ type: 'after', state }) as const),
  ];
  return places.filter((place) => takesPattern(document, pattern, place));
}

/** The innermost state a new order stands in. */
function firstOf(document: FlowDocument): string {
  let id = document.root;
  for (let depth = 0; depth < Object.keys(document.states).length; depth++) {
    const next: string | undefined = document.states[id]?.initial ?? childrenOf(document, id)[0]?.id;
    if (next === undefined) break;
    id = next;
  }
  return id;
}

export function placeKey(place: PatternPlace): string {
  if (place.type === 'after') return `after ${place.state}`;
  return place.type === 'on' ? `on ${place.transition}` : place.type;
}
