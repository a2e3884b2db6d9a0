import { type Box, childrenOf, type Point } from '@orderloom/shared/document';
import type { FlowDraft } from '../session/command.ts';
import { metrics, naturalSize } from './natural-size.ts';
import { withInside } from './tree.ts';

/** The state's own box, or its natural size where it was never placed. */
export function boxOf(draft: FlowDraft, id: string): Box {
  return draft.layout.states[id] ?? { x: 0, y: 0, ...naturalSize(draft, id) };
}

/** Where a state's inside begins, in drawing coordinates. */
export function originOf(draft: FlowDraft, id: string): Point {
  let origin = { x: 0, y: 0 };
  for (let current: string | null = id; current !== null && current !== draft.root; current = draft.states[current]?.parent ?? null) {
    const box = boxOf(draft, current);
    origin = { x: origin.x + box.x, y: origin.y + box.y };
  }
  return origin;
}

/** A regular child of a parallel state is drawn as a lane: lanes fill their container and follow one another. */
export function isLane(draft: FlowDraft, id: string): boolean {
  const state = draft.states[id];
  if (state?.kind !== 'compound' || state.parent === null || state.parent === draft.root) return false;
  return draft.states[state.parent]?.kind === 'parallel';
}

/** Forgets the drawn routes that the given states' moving makes wrong. */
export function dropRoutes(draft: FlowDraft, ids: readonly string[]): void {
  const moved = withInside(draft, ids);
  for (const [id, route] of Object.entries(draft.layout.routes)) {
    const transition = draft.transitions[id];
    if (transition && route.byHand) continue;
    if (!transition || moved.has(transition.source) || transition.targets.some((target) => moved.has(target)))
      delete draft.layout.routes[id];
  }
}

/** Forgets every route that runs under a place which is now taken. */
export function dropRoutesUnder(draft: FlowDraft, id: string): void {
  const { x, y } = originOf(draft, id);
  const { width, height } = boxOf(draft, id);
  for (const [route, { points, byHand }] of Object.entries(draft.layout.routes)) {
    const under =
      !byHand &&
      points.some((point, index) => {
        const last = points[index - 1] ?? point;
        return (
          Math.max(point.x, last.x) >= x &&
          Math.min(point.x, last.x) <= x + width &&
          Math.max(point.y, last.y) >= y &&
          Math.min(point.y, last.y) <= y + height
        );
      });
    if (under) delete draft.layout.routes[route];
  }
}

/** How far inside its container a child must stay. */
export function insetOf(draft: FlowDraft, parent: string): { readonly top: number; readonly side: number } {
  if (isLane(draft, parent)) return { top: metrics.lane.title + 4, side: metrics.lane.padding };
  return { top: metrics.container.header + metrics.container.padding, side: metrics.container.padding };
}

const gap = 24;

/** A place near the wished one where a box of this size covers no sibling: to the right first, then below. */
export function freePlace(draft: FlowDraft, parent: string, wish: Box, ignore?: string): Box {
  const taken = childrenOf(draft, parent).flatMap((state) => (state.id === ignore ? [] : (draft.layout.states[state.id] ?? [])));
  const free = (box: Box) => !taken.some((other) => near(box, other));
  for (let ring = 0; ring < 40; ring++) {
    for (const [dx, dy] of ring === 0 ? [[0, 0] as const] : ringOf(ring)) {
      const box = { ...wish, x: wish.x + dx * gap * 2, y: wish.y + dy * gap * 2 };
      if (free(box)) return box;
    }
  }
  return wish;
}

function ringOf(ring: number): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (let k = 0; k <= ring; k++) places.push([k, ring], [ring, k]);
  return places.toSorted((a, b) => a[0] + a[1] * 1.5 - b[0] - b[1] * 1.5);
}

function near(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

const pitch = 4;

/** Boxes that are placed by hand stand on whole steps of the grid. */
export function snapped(value: number): number {
  return Math.round(value / pitch) * pitch;
}

export function snappedPoint({ x, y }: Point): Point {
  return { x: snapped(x), y: snapped(y) };
}
