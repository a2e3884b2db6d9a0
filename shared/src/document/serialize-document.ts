import { canonicalJson, contentHash } from '../base/json.ts';
import type { FlowDocument } from './flow-document.ts';

/** The bytes of a document: the same document always gives the same text. */
export function serializeDocument(document: FlowDocument): string {
  return `${canonicalJson(document, 2)}\n`;
}

/** Changes exactly when the behaviour or a text of the flow changes; moving a box leaves it alone. */
export function meaningHash(document: FlowDocument): string {
  const { layout: _layout, notes: _notes, frames: _frames, stories: _stories, policies: _policies, ...meaning } = document;
  return contentHash(meaning);
}

/** Changes exactly when publishing would change something: the behaviour, a text, or a policy. Without policies it is `meaningHash`. */
export function promiseHash(document: FlowDocument): string {
  return document.policies ? contentHash({ meaning: meaningHash(document), policies: document.policies }) : meaningHash(document);
}

/** Changes exactly when what is drawn or told around the behaviour does: places, sizes, notes, stories, policies. */
export function geometryHash(document: FlowDocument): string {
  const { layout, notes, frames, stories, policies } = document;
  return contentHash({ layout, notes, frames, ...(stories ? { stories } : {}), ...(policies ? { policies } : {}) });
}
