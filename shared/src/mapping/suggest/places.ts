import type { Json } from '../../base/json.ts';
import type { MappingPath } from '../mapping-document.ts';
import { opened } from '../path.ts';

/** A place in the messages, with what stood there. */
export interface Place {
  readonly path: MappingPath;
  readonly values: readonly Json[];
}

const deepest = 8;
const most = 2000;

/** Every place that holds a value or a list of objects; what is inside lists belongs to the list. */
export function placesIn(messages: readonly Json[]): readonly Place[] {
  const found = new Map<string, { path: MappingPath; values: Json[] }>();
  for (const message of messages) visit(message, [], found);
  return [...found.values()];
}

function visit(given: Json, path: MappingPath, found: Map<string, { path: MappingPath; values: Json[] }>): void {
  const value = opened(given);
  if (value === null || path.length > deepest || found.size > most) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key], found);
    return;
  }
  // A message that is a list is what it holds.
  if (Array.isArray(value) && path.length === 0) {
    visit((value[0] as Json | undefined) ?? null, [0], found);
    return;
  }
  if (path.length === 0) return;
  const name = JSON.stringify(path);
  const place = found.get(name) ?? { path, values: [] };
  place.values.push(value);
  found.set(name, place);
}
