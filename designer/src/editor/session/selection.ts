import type { Place } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { Selection } from '../../diagram/types.ts';

export type { Selection } from '../../diagram/types.ts';

export const nothing: Selection = { states: [], transitions: [], notes: [] };

export function selectStates(...states: readonly string[]): Selection {
  return { ...nothing, states };
}

export function selectTransition(id: string): Selection {
  return { ...nothing, transitions: [id] };
}

export function selectNote(id: string): Selection {
  return { ...nothing, notes: [id] };
}

export function selectPlace(place: Place): Selection {
  if (place.type === 'state') return selectStates(place.id);
  return place.type === 'transition' ? selectTransition(place.id) : nothing;
}

export function isEmptySelection(selection: Selection): boolean {
  return selection.states.length + selection.transitions.length + selection.notes.length === 0;
}

/** The part of a selection that the document still holds; the same object when all of it. */
export function presentSelection(document: FlowDocument, selection: Selection): Selection {
  const states = selection.states.filter((id) => document.states[id]);
  const transitions = selection.transitions.filter((id) => document.transitions[id]);
  const notes = selection.notes.filter((id) => document.notes[id] ?? document.frames[id]);
  const same =
    states.length === selection.states.length &&
    transitions.length === selection.transitions.length &&
    notes.length === selection.notes.length;
  return same ? selection : { states, transitions, notes };
}
