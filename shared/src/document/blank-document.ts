import type { Label } from '../base/text.ts';
import { documentFormat, type FlowDocument, schemaVersion } from './flow-document.ts';
import { State } from './state.ts';

/** A flow with nothing drawn yet but its root. */
export function blankDocument(id: string, name: Label): FlowDocument {
  return {
    format: documentFormat,
    schemaVersion,
    id,
    name,
    tags: [],
    context: {},
    events: {},
    unknownEvents: 'reject',
    root: 'root',
    states: { root: State.parse({ id: 'root', kind: 'compound', parent: null, label: {} }) },
    transitions: {},
    notes: {},
    frames: {},
    layout: { states: {}, routes: {} },
  };
}
