import { childrenOf, isWithin, type State, subtreeOf } from '@orderloom/shared/document';
import type { FlowDraft } from '../session/command.ts';

/** The place after the last child. */
export function nextOrder(draft: FlowDraft, parent: string): number {
  return (childrenOf(draft, parent).at(-1)?.order ?? -1) + 1;
}

export function hasChildren(draft: FlowDraft, id: string): boolean {
  return Object.values(draft.states).some((state) => state.parent === id);
}

/** Makes the compound's first child its initial one when it has none, or none any more. */
export function repairInitial(draft: FlowDraft, parent: string | null): void {
  const state = parent === null ? undefined : draft.states[parent];
  if (!state) return;
  if (state.kind !== 'compound') {
    state.initial = null;
    return;
  }
  if (state.initial !== null && draft.states[state.initial]?.parent === state.id) return;
  const children = childrenOf(draft, state.id);
  state.initial = (children.find(canBegin) ?? children[0])?.id ?? null;
}

function canBegin(state: State): boolean {
  return state.kind !== 'history' && state.kind !== 'final';
}

/** The given states without those that lie inside another one of them, and without the root. */
export function topmost(draft: FlowDraft, ids: readonly string[]): string[] {
  const known = ids.filter((id) => draft.states[id] && id !== draft.root);
  return known.filter((id) => !known.some((other) => other !== id && isWithin(draft, id, other)));
}

/** Ids of the states and of everything inside them. */
export function withInside(draft: FlowDraft, ids: readonly string[]): Set<string> {
  return new Set(ids.flatMap((id) => subtreeOf(draft, id).map((state) => state.id)));
}

/** The nearest state that holds all of them; the root when they have nothing nearer in common. */
export function commonParent(draft: FlowDraft, ids: readonly string[]): string {
  let candidate = draft.states[ids[0] ?? '']?.parent ?? draft.root;
  while (candidate !== draft.root && !ids.every((id) => id !== candidate && isWithin(draft, id, candidate))) {
    candidate = draft.states[candidate]?.parent ?? draft.root;
  }
  return candidate;
}

/** The child of `ancestor` that holds the state, or is it. */
export function branchOf(draft: FlowDraft, id: string, ancestor: string): string {
  let current = id;
  for (let up = draft.states[current]?.parent ?? null; up !== null && up !== ancestor; up = draft.states[current]?.parent ?? null) {
    current = up;
  }
  return current;
}

/** A kind that has an inside can take children; anything else becomes a compound when something is put into it. */
export function openForChildren(draft: FlowDraft, id: string): void {
  const state = draft.states[id];
  if (!state || state.kind === 'compound' || state.kind === 'parallel') return;
  state.kind = 'compound';
  delete state.history;
  state.historyDefault = [];
}
