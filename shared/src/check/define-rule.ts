import type { Place } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import type { Fix } from './fix.ts';
import type { FlowView } from './flow-view.ts';
import type { Finding, Severity } from './types.ts';

/** What a rule found at one place; the rule's id becomes the finding's code. */
export interface Trip {
  readonly place: Place;
  readonly path: string;
  readonly message: Text;
  readonly mend: Text;
  /** Where a single case is worse or milder than the rule's own severity. */
  readonly severity?: Severity;
  readonly range?: { readonly from: number; readonly to: number };
  /** The ids of the rule's fixes that can be offered here; left out: all of them. */
  readonly fixes?: readonly string[];
}

/** One thing that can be wrong with a drawing. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What the rule watches for, as a heading. */
  readonly label: Text;
  /** Why it matters: what would happen to orders. */
  readonly why: Text;
  /** What can be done about it with one click. */
  readonly fixes?: readonly Fix[];
  /** It looks at where things are drawn, so that moving them asks for it. */
  readonly geometry?: true;
  check(view: FlowView): readonly Trip[];
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Runs one rule over a view. */
export function findingsOf(rule: Rule, view: FlowView): Finding[] {
  return rule.check(view).map(({ fixes: offered, ...trip }) => {
    const fixes = (rule.fixes ?? []).filter(({ id }) => offered?.includes(id) ?? true).map(({ id, label }) => ({ id, label }));
    return { ...trip, code: rule.id, severity: trip.severity ?? rule.severity, ...(fixes.length > 0 ? { fixes } : {}) };
  });
}

export function atState(id: string, part = ''): Pick<Trip, 'place' | 'path'> {
  return { place: { type: 'state', id }, path: `states.${id}${part}` };
}

export function atTransition(id: string, part = ''): Pick<Trip, 'place' | 'path'> {
  return { place: { type: 'transition', id }, path: `transitions.${id}${part}` };
}
