import type { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { type Label, textOf } from '../../base/text.ts';
import { labelOf } from '../labels.ts';
import { embedKey } from './embed.ts';
import { isObject, join } from './json-object.ts';
import type { Reading } from './reading.ts';

/** Where a `meta` is kept that is no object. */
const plainMetaKey = 'xstate.meta';

/** Parts a node's `meta` into what this program wrote there and what others did. */
export function readMeta<T>(
  reading: Reading,
  meta: unknown,
  schema: z.ZodType<T>,
  path: string,
): { readonly own?: T; readonly foreign?: Record<string, Json> } {
  if (meta === undefined || meta === null) return {};
  const at = join(path, 'meta');
  if (!isObject(meta)) return { foreign: { [plainMetaKey]: meta as Json } };
  const { [embedKey]: embedded, ...others } = meta;
  const foreign = others as Record<string, Json>;
  if (embedded === undefined) return { foreign };
  const own = schema.safeParse(embedded);
  if (!own.success) {
    reading.refusals.malformed(join(at, embedKey), embedKey);
    return {};
  }
  return Object.keys(foreign).length > 0 ? { own: own.data, foreign } : { own: own.data };
}

/** A description as a note; the one kept in all languages if it still says the same. */
export function readNote(reading: Reading, description: unknown, kept: Label | undefined, path: string): Label | undefined {
  if (description === undefined || description === null) return kept && descriptionOf(kept) === '' ? kept : undefined;
  if (typeof description !== 'string') {
    reading.refusals.malformed(join(path, 'description'), 'description');
    return undefined;
  }
  return kept && descriptionOf(kept) === description ? kept : labelOf(description);
}

/** The one text XState has room for. */
export function descriptionOf(note: Label | undefined): string {
  return textOf(note, 'en');
}
