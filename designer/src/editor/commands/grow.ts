import { type Box, childrenOf } from '@orderloom/shared/document';
import type { FlowDraft } from '../session/command.ts';
import { boxOf, dropRoutes, dropRoutesUnder, insetOf, isLane } from './geometry.ts';
import { metrics } from './natural-size.ts';

/**
 * Lets the container of something that was placed grow to hold it, and so on outwards. What stands in the way of a grown
 * container moves aside; nothing ever shrinks here, and nothing inside moves on the sheet but lanes.
 */
export function growAround(draft: FlowDraft, parent: string | null): void {
  if (parent === null || parent === draft.root || !draft.states[parent]) return;
  const before = { ...boxOf(draft, parent) };
  if (draft.states[parent]?.kind === 'parallel') stackLanes(draft, parent);
  else holdChildren(draft, parent);
  if (!isLane(draft, parent)) moveAside(draft, parent, before);
  growAround(draft, draft.states[parent]?.parent ?? null);
}

function holdChildren(draft: FlowDraft, parent: string): void {
  const inside = insideOf(draft, parent);
  const box = { ...boxOf(draft, parent) };
  if (inside.length > 0) {
    const { top, side } = insetOf(draft, parent);
    const left = Math.max(0, side - Math.min(...inside.map((child) => child.x), entryEdge(draft, parent)));
    const up = Math.max(0, top - Math.min(...inside.map((child) => child.y)));
    for (const child of inside) {
      child.x += left;
      child.y += up;
    }
    if (!isLane(draft, parent)) {
      box.x -= left;
      box.y -= up;
    } else if (left + up > 0) dropRoutes(draft, [parent]);
    box.width = Math.max(box.width + left, ...inside.map((child) => child.x + child.width + side));
    box.height = Math.max(box.height + up, ...inside.map((child) => child.y + child.height + side));
  }
  draft.layout.states[parent] = box;
}

/** Where the dot stands that leads to the child entered first. */
function entryEdge(draft: FlowDraft, parent: string): number {
  const first = draft.layout.states[draft.states[parent]?.initial ?? ''];
  return first ? first.x - entryRoom : Number.POSITIVE_INFINITY;
}

/** The boxes of a container's children and notes, to be moved in place. */
function insideOf(draft: FlowDraft, parent: string): Box[] {
  const states = childrenOf(draft, parent).flatMap((state) => draft.layout.states[state.id] ?? []);
  const notes = [...Object.values(draft.notes), ...Object.values(draft.frames)].flatMap((note) =>
    note.parent === parent ? [note.box] : [],
  );
  return [...states, ...notes];
}

/** Sets the lanes of a parallel state one under the other, all as wide as the container; other children stand below them. */
export function stackLanes(draft: FlowDraft, parallel: string): void {
  const children = childrenOf(draft, parallel);
  const lanes = children.filter((state) => isLane(draft, state.id));
  if (lanes.length === 0) {
    holdChildren(draft, parallel);
    return;
  }
  const container = { ...boxOf(draft, parallel) };
  const boxes = lanes.map((lane) => boxOf(draft, lane.id));
  const width = Math.max(container.width, metrics.lane.minWidth, ...boxes.map((box) => box.width));
  let y: number = metrics.container.header;
  for (const [index, lane] of lanes.entries()) {
    const old = boxes[index] ?? boxOf(draft, lane.id);
    const box = { x: 0, y, width, height: Math.max(old.height, metrics.lane.minHeight) };
    if (old.x !== box.x || old.y !== box.y) dropRoutes(draft, [lane.id]);
    draft.layout.states[lane.id] = box;
    y += box.height;
  }
  const rest = children.flatMap((state) => (isLane(draft, state.id) ? [] : (draft.layout.states[state.id] ?? [])));
  for (const box of rest) box.y = Math.max(box.y, y + metrics.container.padding);
  const floor = Math.max(y, ...rest.map((box) => box.y + box.height + metrics.container.padding));
  draft.layout.states[parallel] = {
    ...container,
    width: Math.max(width, ...rest.map((box) => box.x + box.width + metrics.container.padding)),
    height: floor,
  };
  for (const lane of lanes) {
    const box = draft.layout.states[lane.id];
    if (box) box.width = draft.layout.states[parallel]?.width ?? box.width;
  }
}

/** What the dot and its arrow take left of the child entered first. */
export const entryRoom = 44;
const gap = 24;

function moveAside(draft: FlowDraft, id: string, before: Box): void {
  const now = boxOf(draft, id);
  const down = now.y + now.height - before.y - before.height;
  const across = now.x + now.width - before.x - before.width;
  if (down <= 0 && across <= 0 && now.x >= before.x && now.y >= before.y) return;
  const siblings = childrenOf(draft, draft.states[id]?.parent ?? '').filter((state) => state.id !== id && !isLane(draft, state.id));
  const placed = siblings.flatMap((state) => {
    const box = draft.layout.states[state.id];
    return box ? [{ id: state.id, box }] : [];
  });
  const below = placed.filter(({ box }) => box.y >= before.y + before.height);
  const beside = placed.filter(({ box }) => box.x >= before.x + before.width && box.y < before.y + before.height);
  push(draft, below, 'y', down, now);
  push(draft, beside, 'x', across, now);
  dropRoutesUnder(draft, id);
}

function push(
  draft: FlowDraft,
  group: readonly { readonly id: string; readonly box: Box }[],
  axis: 'x' | 'y',
  by: number,
  grown: Box,
): void {
  if (by <= 0 || !group.some(({ box }) => overlaps(box, grown))) return;
  for (const { box } of group) box[axis] += by;
  dropRoutes(
    draft,
    group.map(({ id }) => id),
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}
