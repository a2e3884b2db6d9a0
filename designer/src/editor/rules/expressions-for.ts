import type { FlowDocument } from '@orderloom/shared/document';
import { type Expressions, expressionsOf } from '@orderloom/shared/expression';

const known = new WeakMap<FlowDocument, Expressions>();

/** The expressions of a document, built once for each revision of it. */
export function expressionsFor(document: FlowDocument): Expressions {
  const found = known.get(document);
  if (found) return found;
  const made = expressionsOf(document);
  known.set(document, made);
  return made;
}
