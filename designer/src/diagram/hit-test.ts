import { type Drawing, type DrawnState, metrics } from '@orderloom/shared/diagram';
import type { Box, FlowDocument, Point } from '@orderloom/shared/document';

export interface Hit {
  readonly state: string;
  /** The open ground inside a container, where a new state can go. */
  readonly ground: boolean;
}

function holds(box: Box, point: Point): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}

function isGround(state: DrawnState): boolean {
  return state.kind === 'compound' || state.kind === 'parallel' || state.kind === 'lane';
}

/** The deepest state at a point, and whether the point is on its open ground; nothing on the bare canvas. */
export function hitState(drawing: Drawing, point: Point): Hit | undefined {
  const found = deepest(drawing.states.filter((state) => holds(state.box, point)));
  if (!found) return undefined;
  const header = found.kind === 'lane' ? metrics.lane.title : metrics.container.header;
  return { state: found.id, ground: isGround(found) && point.y > found.box.y + header };
}

/** The deepest container at a point that may take a state; `without` and all inside it cannot. */
export function containerAt(document: FlowDocument, drawing: Drawing, point: Point, without: ReadonlySet<string>): string {
  const open = drawing.states.filter((state) => isGround(state) && holds(state.box, point) && !isInside(document, state.id, without));
  return deepest(open)?.id ?? document.root;
}

const reach = 12;

/** The transition whose line passes nearest to a point, if it passes near. */
export function transitionAt(drawing: Drawing, point: Point): string | undefined {
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const { id, points, inner } of drawing.edges) {
    if (inner) continue;
    for (const [index, end] of points.entries()) {
      const far = distanceTo(points[index - 1] ?? end, end, point);
      if (far <= (best?.far ?? reach)) best = { id, far };
    }
  }
  return best?.id;
}

/** How far a point is from a level or upright stretch. */
function distanceTo(a: Point, b: Point, point: Point): number {
  const dx = Math.max(Math.min(a.x, b.x) - point.x, 0, point.x - Math.max(a.x, b.x));
  const dy = Math.max(Math.min(a.y, b.y) - point.y, 0, point.y - Math.max(a.y, b.y));
  return Math.hypot(dx, dy);
}

function deepest(states: readonly DrawnState[]): DrawnState | undefined {
  return states.reduce<DrawnState | undefined>((best, state) => (!best || state.depth >= best.depth ? state : best), undefined);
}

export function isInside(document: FlowDocument, id: string, roots: ReadonlySet<string>): boolean {
  for (let at: string | null = id; at !== null; at = document.states[at]?.parent ?? null) if (roots.has(at)) return true;
  return false;
}

/** Where a point of the drawing is seen from inside a container. */
export function relativeTo(drawing: Drawing, parent: string, point: Point): Point {
  const box = drawing.states.find((state) => state.id === parent && isGround(state))?.box;
  return { x: Math.round(point.x - (box?.x ?? 0)), y: Math.round(point.y - (box?.y ?? 0)) };
}
