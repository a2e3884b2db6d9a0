import { locales } from '@orderloom/shared/base';
import { metrics, type Size, stateSize } from '@orderloom/shared/diagram';
import type { FlowDocument } from '@orderloom/shared/document';

export type { Size };
export { metrics };

/** Big enough for the state's texts in every language: switching the language moves nothing. */
export function naturalSize(document: FlowDocument, id: string): Size {
  const sizes = locales.map((locale) => stateSize(document, id, locale));
  return { width: Math.max(...sizes.map((size) => size.width)), height: Math.max(...sizes.map((size) => size.height)) };
}
