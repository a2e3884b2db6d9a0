import type { RoutingState } from '@orderloom/shared/api';
import type { RoutingRule, RoutingTable } from '@orderloom/shared/routing';
import { useState } from 'react';

export interface Draft {
  readonly table: RoutingTable;
  readonly revision: number;
  /** Something is on the screen that is not saved. */
  readonly changed: boolean;
  /** Something is saved or on the screen that is not in force. */
  readonly differs: boolean;
  change(part: Partial<RoutingTable>): void;
  changeRule(id: string, part: Partial<RoutingRule>): void;
  addRule(rule: RoutingRule): void;
  removeRule(id: string): void;
  /** Puts a rule at a place among the others. */
  moveRule(id: string, to: number): void;
}

/** The table on the screen: what is stored, with what was changed since. */
export function useDraft(state: RoutingState): Draft {
  const [edited, setEdited] = useState<{ readonly revision: number; readonly table: RoutingTable } | null>(null);
  const mine = edited?.revision === state.revision ? edited.table : null;
  const table = mine ?? state.draft;
  const setTable = (next: (before: RoutingTable) => RoutingTable) =>
    setEdited((before) => ({ revision: state.revision, table: next(before?.revision === state.revision ? before.table : state.draft) }));
  const setRules = (next: (rules: readonly RoutingRule[]) => readonly RoutingRule[]) =>
    setTable((before) => ({ ...before, rules: [...next(before.rules)] }));
  return {
    table,
    revision: state.revision,
    changed: mine !== null && JSON.stringify(mine) !== JSON.stringify(state.draft),
    differs: JSON.stringify(table) !== JSON.stringify(state.published),
    change: (part) => setTable((before) => ({ ...before, ...part })),
    changeRule: (id, part) => setRules((rules) => rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule))),
    addRule: (rule) => setRules((rules) => [...rules, { ...rule, id: freeId(rule.id, rules) }]),
    removeRule: (id) => setRules((rules) => rules.filter((rule) => rule.id !== id)),
    moveRule: (id, to) =>
      setRules((rules) => {
        const moved = rules.find((rule) => rule.id === id);
        const rest = rules.filter((rule) => rule.id !== id);
        return moved ? rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, moved) : rules;
      }),
  };
}

function freeId(wanted: string, rules: readonly RoutingRule[]): string {
  const taken = new Set(rules.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
