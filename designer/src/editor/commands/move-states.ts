import { isWithin } from '@orderloom/shared/document';
import type { Move } from '../../diagram/types.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { boxOf, dropRoutes, isLane } from './geometry.ts';
import { growAround, stackLanes } from './grow.ts';
import { isPinned } from './pin-states.ts';
import { nextOrder, openForChildren, repairInitial } from './tree.ts';

/** Puts states, notes and frames where they were dropped. A new parent keeps every transition, and both parents keep a way in. */
export function moveStates(moves: readonly Move[]): Command {
  return {
    label: { zh: '移动', en: 'Move' },
    change(draft) {
      for (const move of moves) {
        const note = draft.notes[move.id] ?? draft.frames[move.id];
        if (note) {
          note.parent = move.parent === draft.root ? null : move.parent;
          note.box = { ...note.box, x: move.x, y: move.y };
        } else moveState(draft, move);
      }
      for (const parent of new Set(moves.map((move) => move.parent))) growAround(draft, parent);
    },
  };
}

function moveState(draft: FlowDraft, { id, parent, x, y }: Move): void {
  const state = draft.states[id];
  if (!state || id === draft.root || !draft.states[parent] || isWithin(draft, parent, id) || isPinned(draft, id)) return;
  const old = state.parent;
  if (old === parent && isLane(draft, id)) {
    reorderLane(draft, id, y);
    return;
  }
  const box = boxOf(draft, id);
  if (old === parent && box.x === x && box.y === y && draft.layout.states[id]) return;
  dropRoutes(draft, [id]);
  if (old === parent) shiftBends(draft, id, { x: x - box.x, y: y - box.y });
  draft.layout.states[id] = { ...box, x, y };
  if (old === parent) return;
  reparent(draft, id, parent);
  if (isLane(draft, id)) reorderLane(draft, id, y);
}

/** Bends made by hand between states that move together move with them. */
function shiftBends(draft: FlowDraft, id: string, by: { readonly x: number; readonly y: number }): void {
  for (const [key, route] of Object.entries(draft.layout.routes)) {
    const transition = draft.transitions[key];
    const inside = transition && [transition.source, ...transition.targets].every((end) => isWithin(draft, end, id));
    if (!inside || !route.byHand) continue;
    const move = (point: { x: number; y: number }) => ({ x: point.x + by.x, y: point.y + by.y });
    draft.layout.routes[key] = { ...route, points: route.points.map(move), ...(route.label ? { label: move(route.label) } : {}) };
  }
}

/** Hangs a state under another parent; boxes are the caller's. */
export function reparent(draft: FlowDraft, id: string, parent: string): void {
  const state = draft.states[id];
  if (!state) return;
  const old = state.parent;
  openForChildren(draft, parent);
  const order = nextOrder(draft, parent);
  state.parent = parent;
  state.order = order;
  repairInitial(draft, old);
  repairInitial(draft, parent);
  if (old !== null && draft.states[old]?.kind === 'parallel') stackLanes(draft, old);
}

/** A lane moves among its sisters: it takes the place that its middle was dropped on. */
function reorderLane(draft: FlowDraft, id: string, y: number): void {
  const parent = draft.states[id]?.parent;
  if (!parent) return;
  const middle = y + boxOf(draft, id).height / 2;
  const lanes = Object.values(draft.states).filter((state) => state.parent === parent);
  const placeOf = (lane: string) => (lane === id ? middle : boxOf(draft, lane).y + boxOf(draft, lane).height / 2);
  const sorted = lanes.map((lane) => ({ lane, place: placeOf(lane.id) })).sort((a, b) => a.place - b.place || a.lane.order - b.lane.order);
  for (const [order, { lane }] of sorted.entries()) if (lane.order !== order) lane.order = order;
}
