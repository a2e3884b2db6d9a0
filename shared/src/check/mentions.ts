import type { FlowDocument } from '../document/flow-document.ts';
import type { FlowView } from './flow-view.ts';

/** Whether a text or a story of the flow names something by its id, so that it cannot simply be taken away. */
export function isMentioned(document: FlowDocument, id: string): boolean {
  const quoted = [`"${id}"`, `"${id}\\"`, `'${id}'`];
  return quotesOf(document).some((text) => quoted.some((name) => text.includes(name)));
}

/** Whether a state can be taken away: nothing names it, and its container keeps what it needs. */
export function canBeDeleted(view: FlowView, id: string): boolean {
  const parent = view.document.states[id]?.parent ?? '';
  const others = view.childrenOf(parent).some((sibling) => sibling.id !== id);
  return others && view.document.states[parent]?.initial !== id && !isMentioned(view.document, id);
}

const known = new WeakMap<FlowDocument, readonly string[]>();

/** Everything that may hold an id in quotes: conditions, delays, parameters, and what the document keeps beside the drawing. */
function quotesOf(document: FlowDocument): readonly string[] {
  const found = known.get(document);
  if (found) return found;
  const { states, transitions, events: _events, context: _context, layout: _layout, notes: _notes, frames: _frames, ...beside } = document;
  const texts = [
    JSON.stringify(beside),
    ...Object.values(states).map(({ entry, exit, initialActions, calls, sla }) =>
      JSON.stringify([entry, exit, initialActions, calls, sla]),
    ),
    ...Object.values(transitions).map(({ guard, actions, trigger }) =>
      JSON.stringify([guard, actions, trigger.type === 'after' ? trigger.delay : null]),
    ),
  ];
  known.set(document, texts);
  return texts;
}
