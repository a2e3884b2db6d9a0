import { activeStates } from '../step/active-states.ts';
import type { Snapshot } from '../step/types.ts';
import type { MigrationMapping } from './mapping.ts';

/** The part of a mapping that speaks of the states of one order; its journal keeps no more. */
export function narrowMapping(mapping: MigrationMapping, { value, history }: Snapshot): MigrationMapping {
  const known = new Set([...activeStates(value), ...Object.values(history).flat()]);
  return { ...mapping, states: Object.fromEntries(Object.entries(mapping.states).filter(([state]) => known.has(state))) };
}
