import type { FlowDocument } from './flow-document.ts';
import type { State } from './state.ts';
import type { Transition } from './transition.ts';

/** The children of a state, in drawing order. */
export function childrenOf(document: FlowDocument, parent: string): State[] {
  return Object.values(document.states)
    .filter((state) => state.parent === parent)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** The state's ancestors, nearest first, the root last. */
export function ancestorsOf(document: FlowDocument, id: string): State[] {
  const found: State[] = [];
  let parent = document.states[id]?.parent ?? null;
  while (parent !== null && found.length <= Object.keys(document.states).length) {
    const state = document.states[parent];
    if (!state) break;
    found.push(state);
    parent = state.parent;
  }
  return found;
}

/** The state and everything inside it, parents before children. */
export function subtreeOf(document: FlowDocument, id: string): State[] {
  const state = document.states[id];
  return state ? [state, ...childrenOf(document, id).flatMap((child) => subtreeOf(document, child.id))] : [];
}

/** The transitions that leave a state, in the order they are tried. */
export function transitionsFrom(document: FlowDocument, source: string): Transition[] {
  return Object.values(document.transitions)
    .filter((transition) => transition.source === source)
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
}

export function isWithin(document: FlowDocument, id: string, ancestor: string): boolean {
  return id === ancestor || ancestorsOf(document, id).some((state) => state.id === ancestor);
}
