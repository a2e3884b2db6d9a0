import { canonicalJson } from '@orderloom/shared/base';
import { type FlowDocument, type Transition, transitionsFrom } from '@orderloom/shared/document';
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { type RuleField, readRule, writeRule } from '../rules/index.ts';

/** What one row asks of each field, as expressions by the field's name; undefined where the condition says more than cells can hold. */
export type Cells = Readonly<Record<string, string>>;

export interface DecisionRow {
  readonly transition: Transition;
  readonly cells: Cells | undefined;
}

export interface DecisionTable {
  /** Names of the fields that are asked about, in the order they are first asked. */
  readonly columns: readonly string[];
  readonly rows: readonly DecisionRow[];
}

/** The transitions that one happening chooses among: same source, same trigger, in the order they are tried. */
export function rivalsOf(document: FlowDocument, transition: Transition): Transition[] {
  const trigger = canonicalJson(transition.trigger);
  return transitionsFrom(document, transition.source).filter((other) => canonicalJson(other.trigger) === trigger);
}

/** Rival transitions as a table with the hit policy "first": a row each, a column for each field their conditions ask about. */
export function decisionTable(rivals: readonly Transition[], fields: readonly RuleField[]): DecisionTable {
  const rows = rivals.map((transition) => ({ transition, cells: readCells(transition.guard ?? '', fields) }));
  return { columns: [...new Set(rows.flatMap(({ cells }) => Object.keys(cells ?? {})))], rows };
}

/** A condition as cells; undefined where parts of it speak of several fields at once or cannot be shown as rules. */
export function readCells(guard: string, fields: readonly RuleField[]): Cells | undefined {
  const rule = readRule(guard, fields);
  if (!rule) return undefined;
  const parts = rule.combinator === 'and' && rule.not !== true ? rule.rules : [rule];
  const cells = new Map<string, (RuleGroupType | RuleType)[]>();
  for (const part of parts) {
    if (typeof part === 'string') return undefined;
    const [name, ...others] = new Set(fieldsOf(part));
    if (name === undefined || others.length > 0) return undefined;
    cells.set(name, [...(cells.get(name) ?? []), part]);
  }
  return Object.fromEntries([...cells].map(([name, rules]) => [name, writeRule({ combinator: 'and', rules }, fields)]));
}

/** The condition that cells stand for; '' is "otherwise". */
export function writeCells(cells: Cells, fields: readonly RuleField[]): string {
  const rules = Object.values(cells).flatMap((text) => readRule(text, fields) ?? []);
  return writeRule({ combinator: 'and', rules: rules.flatMap(flat) }, fields);
}

function flat(group: RuleGroupType): (RuleGroupType | RuleType)[] {
  return group.combinator === 'and' && group.not !== true ? (group.rules as (RuleGroupType | RuleType)[]) : [group];
}

function fieldsOf(part: RuleGroupType | RuleType): string[] {
  return 'rules' in part ? part.rules.flatMap((inner) => (typeof inner === 'string' ? [] : fieldsOf(inner))) : [part.field];
}
