import type { Locale } from '@orderloom/shared/base';
import { type Drawing, type DrawnEdge, type DrawnState, drawing } from '@orderloom/shared/diagram';
import type { Box, FlowDocument, Layout } from '@orderloom/shared/document';

/** What decides the geometry on screen. */
export interface Drawn {
  readonly document: FlowDocument;
  readonly locale: Locale;
  readonly layout: Layout;
  /** Whether the geometry stands, and is not just passed through by a gesture. */
  readonly settled: boolean;
}

interface Standing extends Drawn {
  readonly drawing: Drawing;
}

/**
 * Draws documents. What is only selected, lit or pointed at is not drawn anew; while something is moved, only it and the transitions at it
 * are, and whatever else it disturbs finds its way once it is let go.
 */
export function drawer(): (view: Drawn) => Drawing {
  let standing: Standing | undefined;
  return function drawView(view) {
    const { document, locale, layout } = view;
    if (standing && standing.document === document && standing.locale === locale && standing.layout === layout) return standing.drawing;
    if (!view.settled && standing && isSameFlow(standing, view)) return movedDrawing(standing, view);
    const shown = drawing(document, locale, { states: layout.states, routes: { ...standing?.drawing.routes, ...layout.routes } });
    if (view.settled) standing = { ...view, drawing: shown };
    return shown;
  };
}

function isSameFlow(standing: Standing, { document, locale }: Drawn): boolean {
  const { states, transitions, events, context } = standing.document;
  const same = document.states === states && document.transitions === transitions && document.events === events;
  return same && document.context === context && standing.locale === locale;
}

function movedDrawing(standing: Standing, view: Drawn): Drawing {
  const before = standing.drawing;
  const moved = movedStates(standing, view);
  const bent = Object.entries(view.layout.routes).filter(
    ([id, route]) => route !== standing.layout.routes[id] && route !== before.routes[id],
  );
  const routes = { ...before.routes, ...Object.fromEntries(bent) };
  const transitions = Object.values(view.document.transitions).filter(
    ({ id, source, targets }) =>
      source === view.document.root || moved.has(source) || targets.some((target) => moved.has(target)) || routes[id] !== before.routes[id],
  );
  const part = { ...view.document, transitions: Object.fromEntries(transitions.map((row) => [row.id, row])) };
  const shown = drawing(part, view.locale, { states: view.layout.states, routes });
  const places = new Map(shown.states.map((state) => [state.id, state]));
  const ways = new Map(shown.edges.map((edge) => [edge.id, edge]));
  return {
    ...shown,
    bounds: before.bounds,
    states: before.states.map((state) => (moved.has(state.id) ? placed(state, places.get(state.id)) : state)),
    edges: before.edges.map((edge): DrawnEdge => ways.get(edge.id) ?? edge),
    routes: { ...before.routes, ...shown.routes },
  };
}

/** Its look stays: it is told by transitions that are not all in the part that is drawn. */
function placed(state: DrawnState, now: DrawnState | undefined): DrawnState {
  return now ? { ...state, box: now.box, dividers: now.dividers } : state;
}

/** The states whose box is another, with everything inside them. */
function movedStates(standing: Standing, { document, layout }: Drawn): ReadonlySet<string> {
  const before = standing.layout.states;
  const moved = new Set(Object.keys(layout.states).filter((id) => !isSameBox(before[id], layout.states[id])));
  const known = new Map<string, boolean>();
  const moves = (id: string | null): boolean => {
    if (id === null) return false;
    const found = known.get(id) ?? (moved.has(id) || moves(document.states[id]?.parent ?? null));
    known.set(id, found);
    return found;
  };
  return new Set(Object.keys(document.states).filter(moves));
}

function isSameBox(a: Box | undefined, b: Box | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height);
}
