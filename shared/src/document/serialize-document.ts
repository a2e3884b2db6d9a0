import { canonicalJson, contentHash } from '../base/json.ts';
import type { FlowDocument } from './flow-document.ts';

/** The bytes of a document: the same document always gives the same text. */
export function serializeDocument(document: FlowDocument): string {
  return `${canonicalJson(document, 2)}\n`;
}

/** Changes exactly when the behaviour or a text of the flow changes; moving a box leaves it alone. */
export function meaningHash(document: FlowDocument): string {
  const { layout: _layout, notes: _notes, frames: _frames, ...meaning } = document;
  return contentHash(meaning);
}

/** Changes exactly when the drawing changes in place or size. */
export function geometryHash(document: FlowDocument): string {
  return contentHash({ layout: document.layout, notes: document.notes, frames: document.frames });
}
