import { childrenOf, type StateKind } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { freeName } from './default-names.ts';
import { removeState, removeTransition } from './delete-selection.ts';
import { addFilledRegion, fillContainer } from './fill-container.ts';
import { dropRoutes, isLane } from './geometry.ts';
import { growAround } from './grow.ts';
import { reparent } from './move-states.ts';
import { naturalSize } from './natural-size.ts';
import { placeNewState } from './new-state.ts';
import { hasChildren, repairInitial } from './tree.ts';

/** Makes a state another kind of state; what the new kind cannot have goes, what it cannot do without comes. */
export function changeKind(id: string, kind: StateKind, by: Author): Command {
  return {
    label: { zh: '改变类型', en: 'Change kind' },
    change(draft) {
      const state = draft.states[id];
      if (!state || state.kind === kind || (id === draft.root && kind !== 'compound' && kind !== 'parallel')) return;
      dropRoutes(draft, [id]);
      if (kind === 'compound') toCompound(draft, id, by);
      else if (kind === 'parallel') toParallel(draft, id, by);
      else toLeaf(draft, id, kind);
      repairInitial(draft, id);
      repairInitial(draft, state.parent);
      growAround(draft, id);
    },
  };
}

function toCompound(draft: FlowDraft, id: string, by: Author): void {
  setKind(draft, id, 'compound');
  fillContainer(draft, id, by);
}

/** What a compound held becomes the first region; there are always two at least. */
export function toParallel(draft: FlowDraft, id: string, by: Author): void {
  const state = draft.states[id];
  if (!state) return;
  const children = childrenOf(draft, id);
  const initial = state.initial;
  setKind(draft, id, 'parallel');
  state.initialActions = [];
  if (children.length > 0) {
    const region = by.ids('state');
    placeNewState(draft, { id: region, kind: 'compound', parent: id, label: freeName(draft, 'region', by.locale) });
    for (const child of children) reparent(draft, child.id, region);
    const first = draft.states[region];
    if (first && initial !== null && draft.states[initial]?.parent === region) first.initial = initial;
    growAround(draft, region);
    addFilledRegion(draft, id, by);
  } else fillContainer(draft, id, by);
}

function toLeaf(draft: FlowDraft, id: string, kind: 'atomic' | 'final' | 'history'): void {
  for (const child of childrenOf(draft, id)) removeState(draft, child.id);
  const state = draft.states[id];
  if (!state) return;
  setKind(draft, id, kind);
  state.initialActions = [];
  if (kind !== 'atomic') {
    for (const transition of Object.values(draft.transitions)) if (transition.source === id) removeTransition(draft, transition.id);
    state.calls = [];
    delete state.sla;
  }
  if (kind === 'history') {
    state.history = 'shallow';
    state.entry = [];
    state.exit = [];
  }
}

function setKind(draft: FlowDraft, id: string, kind: StateKind): void {
  const state = draft.states[id];
  if (!state) return;
  const container = hasChildren(draft, id);
  state.kind = kind;
  state.initial = null;
  if (kind !== 'history') {
    delete state.history;
    state.historyDefault = [];
  }
  const box = draft.layout.states[id];
  if (box && !container && id !== draft.root && !isLane(draft, id))
    draft.layout.states[id] = { x: box.x, y: box.y, ...naturalSize(draft, id) };
}
