import type { Json } from '@orderloom/shared/base';

/** The values of a form that differ from those it began with. */
export function changedValues(before: Readonly<Record<string, Json>>, after: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key] ?? null)));
}
