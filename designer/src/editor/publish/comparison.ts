import type { DocumentChange, FlowDocument } from '@orderloom/shared/document';
import type { DiagramMarks } from '../../diagram/index.ts';

/** The newer drawing with what was taken out put back, so that both can be seen on one sheet. */
export function bothDrawings(before: FlowDocument, after: FlowDocument): FlowDocument {
  const states = { ...after.states };
  const boxes = { ...after.layout.states };
  let found = true;
  while (found) {
    found = false;
    for (const state of Object.values(before.states)) {
      if (states[state.id] || state.parent === null || !states[state.parent]) continue;
      states[state.id] = state;
      const box = before.layout.states[state.id];
      if (box) boxes[state.id] = box;
      found = true;
    }
  }
  const removed = Object.values(before.transitions).filter(
    (transition) => !after.transitions[transition.id] && [transition.source, ...transition.targets].every((id) => states[id]),
  );
  return {
    ...after,
    events: { ...before.events, ...after.events },
    context: { ...before.context, ...after.context },
    states,
    transitions: { ...after.transitions, ...Object.fromEntries(removed.map((transition) => [transition.id, transition])) },
    layout: { ...after.layout, states: boxes },
  };
}

/** The colours of a comparison, by state and transition. */
export function changeMarks(changes: readonly DocumentChange[]): DiagramMarks {
  const marks = new Map<string, DocumentChange['type']>();
  for (const { place, type } of changes) if (place.type === 'state' || place.type === 'transition') marks.set(place.id, type);
  return { changes: marks };
}
