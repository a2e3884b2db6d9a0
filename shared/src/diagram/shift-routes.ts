import type { FlowDocument, Point, Route } from '../document/index.ts';
import { drawnTarget } from './scene.ts';

/**
 * Routes after whole states were moved: an edge between two states that moved together moves with them.
 * Other edges are left as they are; the router sees for itself which no longer touch.
 */
export function shiftRoutes(
  document: FlowDocument,
  routes: Readonly<Record<string, Route>>,
  moved: ReadonlyMap<string, Point>,
): Record<string, Route> {
  const shifted: Record<string, Route> = { ...routes };
  for (const [id, route] of Object.entries(routes)) {
    const transition = document.transitions[id];
    if (!transition) continue;
    const from = shiftOf(document, transition.source, moved);
    const to = shiftOf(document, drawnTarget(document, transition), moved);
    if (!from || !to || from.x !== to.x || from.y !== to.y) continue;
    const move = (point: Point) => ({ x: point.x + from.x, y: point.y + from.y });
    shifted[id] = { ...route, points: route.points.map(move), ...(route.label ? { label: move(route.label) } : {}) };
  }
  return shifted;
}

function shiftOf(document: FlowDocument, id: string, moved: ReadonlyMap<string, Point>): Point | undefined {
  for (let at: string | null = id; at !== null; at = document.states[at]?.parent ?? null) {
    const found = moved.get(at);
    if (found) return found;
  }
  return undefined;
}
