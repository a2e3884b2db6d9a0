import { createContext, useContext } from 'react';
import type { RuleField } from './rule-fields.ts';

/** The fields that the rows of one builder may speak about, by name. */
export const RuleFieldsContext = createContext<ReadonlyMap<string, RuleField>>(new Map());

export function useRuleField(name: string): RuleField | undefined {
  return useContext(RuleFieldsContext).get(name);
}

/** The other fields of the same type as one field, to compare it with. */
export function usePeers(field: RuleField | undefined): RuleField[] {
  const fields = useContext(RuleFieldsContext);
  return field ? peersOf(field, [...fields.values()]) : [];
}

export function peersOf(field: RuleField, fields: readonly RuleField[]): RuleField[] {
  return fields.filter((other) => other.name !== field.name && other.type.type === field.type.type);
}
