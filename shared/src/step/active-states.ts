import type { StateValue } from './types.ts';

/** Every state of a value, outer before inner; the root is not part of a value. */
export function activeStates(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([id, inner]) => [id, ...(inner === undefined ? [] : activeStates(inner))]);
}

/** The innermost active states, one per region. */
export function leafStates(value: StateValue): string[] {
  const leaves: string[] = [];
  addLeaves(value, leaves);
  return leaves;
}

function addLeaves(value: StateValue, leaves: string[]): void {
  if (typeof value === 'string') {
    leaves.push(value);
    return;
  }
  for (const id of Object.keys(value)) {
    const before = leaves.length;
    const inner = value[id];
    if (inner !== undefined) addLeaves(inner, leaves);
    if (leaves.length === before) leaves.push(id);
  }
}
