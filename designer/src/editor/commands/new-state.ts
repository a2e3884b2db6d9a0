import type { Label } from '@orderloom/shared/base';
import { type Box, type Point, State, type StateKind } from '@orderloom/shared/document';
import type { FlowDraft } from '../session/command.ts';
import { boxOf, freePlace, insetOf, isLane } from './geometry.ts';
import { entryRoom, growAround } from './grow.ts';
import { metrics, naturalSize } from './natural-size.ts';
import { nextOrder, openForChildren, repairInitial } from './tree.ts';

export interface NewState {
  readonly id: string;
  readonly kind: StateKind;
  readonly parent: string;
  readonly label: Label;
  /** Relative to the parent; absent: the next free place. */
  readonly at?: Point | undefined;
}

/** Puts a state into the draft, placed clear of its siblings, and lets its container grow around it. */
export function placeNewState(draft: FlowDraft, { id, kind, parent, label, at }: NewState): void {
  openForChildren(draft, parent);
  const history = kind === 'history' ? { history: 'shallow' } : {};
  draft.states[id] = State.parse({ id, kind, parent, label, order: nextOrder(draft, parent), ...history });
  repairInitial(draft, parent);
  const size = naturalSize(draft, id);
  draft.layout.states[id] = laneBox(draft, id, size) ?? freePlace(draft, parent, { ...wishedPlace(draft, id, parent, at), ...size }, id);
  growAround(draft, parent);
}

function laneBox(draft: FlowDraft, id: string, size: { readonly height: number }): Box | undefined {
  if (!isLane(draft, id)) return undefined;
  const container = boxOf(draft, draft.states[id]?.parent ?? '');
  return { x: 0, y: container.height, width: Math.max(container.width, metrics.lane.minWidth), height: size.height };
}

function wishedPlace(draft: FlowDraft, id: string, parent: string, at: Point | undefined): Point {
  const inset = parent === draft.root ? { top: 0, side: 0 } : insetOf(draft, parent);
  if (at) {
    return parent === draft.root ? at : { x: Math.max(inset.side, at.x), y: Math.max(inset.top, at.y) };
  }
  const siblings = Object.values(draft.states).filter((state) => state.parent === parent && state.id !== id);
  const boxes = siblings.flatMap((state) => draft.layout.states[state.id] ?? []);
  const last = boxes.reduce<Box | undefined>((far, box) => (far && far.x + far.width > box.x + box.width ? far : box), undefined);
  return last ? { x: last.x + last.width + metrics.lane.minHeight, y: last.y } : { x: inset.side + entryRoom, y: inset.top };
}
