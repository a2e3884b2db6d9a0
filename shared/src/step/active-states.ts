import type { StateValue } from './types.ts';

/** Every state of a value, outer before inner; the root is not part of a value. */
export function activeStates(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([id, inner]) => [id, ...(inner === undefined ? [] : activeStates(inner))]);
}

/** The innermost active states, one per region. */
export function leafStates(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([id, inner]) => {
    const inside = inner === undefined ? [] : leafStates(inner);
    return inside.length > 0 ? inside : [id];
  });
}
