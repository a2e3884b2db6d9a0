import type { FlowDocument } from '../../document/flow-document.ts';
import type { State } from '../../document/state.ts';
import { scxmlNames } from './scxml-names.ts';

/** Gives a flow that was read from changed SCXML the names, people and places that the carried flow had for the same things. */
export function graft(read: FlowDocument, carried: FlowDocument, nameOf: (state: string) => string | undefined): FlowDocument {
  const ids = new Map([...scxmlNames(carried)].map(([id, name]) => [name, id]));
  const before = (state: State) => carried.states[state.id === read.root ? carried.root : (ids.get(nameOf(state.id) ?? '') ?? '')];
  const states = Object.values(read.states).map((state) => withTexts(state, before(state)));
  const boxes = Object.values(read.states).flatMap((state) => {
    const box = carried.layout.states[before(state)?.id ?? ''];
    return box ? [[state.id, box] as const] : [];
  });
  return {
    ...read,
    id: carried.id,
    tags: carried.tags,
    notes: carried.notes,
    frames: carried.frames,
    ...(carried.description ? { description: carried.description } : {}),
    ...(carried.owner === undefined ? {} : { owner: carried.owner }),
    name: carried.name,
    unknownEvents: carried.unknownEvents,
    context: Object.fromEntries(
      Object.entries({ ...carried.context, ...read.context }).map(([key, field]) => [key, carried.context[key] ?? field]),
    ),
    events: { ...read.events, ...carried.events },
    states: Object.fromEntries(states.map((state) => [state.id, state])),
    layout: { states: Object.fromEntries(boxes), routes: {} },
  };
}

function withTexts(state: State, before: State | undefined): State {
  if (!before) return state;
  const { label, tags, handler, stage, note, sla, pauses } = before;
  const texts = { handler, stage, note, sla, pauses };
  return { ...state, label, tags, ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) };
}
