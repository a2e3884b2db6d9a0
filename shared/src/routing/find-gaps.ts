import type { Json } from '../base/json.ts';
import type { FieldType } from '../document/field.ts';
import { parseText } from '../expression/parse-text.ts';
import { type Node, walk } from '../expression/syntax.ts';
import type { CompiledRule, CompiledTable } from './compile-table.ts';

/** A made-up order and state of the facts that shows a gap or an overlap. */
export interface TableSample {
  readonly values: Readonly<Record<string, Json>>;
  /** Rules that give a warehouse or a carrier and hit it, the one that decides first. */
  readonly rules: readonly string[];
}

export interface TableCover {
  /** Nobody decides where it goes. */
  readonly gap: TableSample | null;
  /** For each pair of rules that want different things for one order, such an order. */
  readonly overlaps: readonly TableSample[];
  /** Rules that never decide, because earlier ones always do. */
  readonly hidden: readonly string[];
  /** Every case was looked at: conditions compare fields with values, and there are not too many of them. */
  readonly complete: boolean;
}

const mostCases = 20_000;
const simple = new Set(['&&', '||', '!_', '==', '!=', '<', '<=', '>', '>=', 'in']);

/**
 * Looks at one case of each kind that the conditions tell apart: of each field the values they name and those between them.
 * Where conditions only compare fields with values, that is every case there is.
 */
export function findGaps(compiled: CompiledTable): TableCover {
  const rules = compiled.rules.filter(({ rule: { give } }) => give.warehouse !== '' || give.carrier !== '');
  const { values, isSimple } = valuesOf(rules, compiled);
  const cases = [...values.values()].reduce((count, list) => count * list.length, 1);
  const stride = Math.max(1, Math.ceil(cases / mostCases));
  const found = { gap: null as TableSample | null, overlaps: new Map<string, TableSample>(), decides: new Set<string>() };
  for (let index = 0; index < cases; index += stride) look(caseAt(values, index), rules, found);
  if (stride > 1 || !isSimple) return { gap: found.gap, overlaps: [...found.overlaps.values()], hidden: [], complete: false };
  const hidden =
    compiled.table.hitPolicy === 'first' ? rules.filter(({ rule }) => !found.decides.has(rule.id)).map(({ rule }) => rule.id) : [];
  return { gap: found.gap, overlaps: [...found.overlaps.values()], hidden, complete: true };
}

interface Found {
  gap: TableSample | null;
  readonly overlaps: Map<string, TableSample>;
  readonly decides: Set<string>;
}

function look(values: Readonly<Record<string, Json>>, rules: readonly CompiledRule[], found: Found): void {
  const scope = { context: values, event: { type: '' }, now: 0, inState: () => false };
  const hits = rules.filter(({ evaluate }) => isTrue(() => evaluate(scope)));
  const timed = hits.filter(({ rule }) => rule.hours !== null || rule.from !== null || rule.until !== null);
  const always = hits.find((hit) => !timed.includes(hit));
  if (!always) found.gap ??= { values, rules: timed.map(({ rule }) => rule.id) };
  for (const hit of hits) {
    found.decides.add(hit.rule.id);
    if (hit === always) break;
  }
  const [first] = hits;
  for (const other of hits.slice(1)) {
    if (!first || (first.rule.give.warehouse === other.rule.give.warehouse && first.rule.give.carrier === other.rule.give.carrier))
      continue;
    const pair = `${first.rule.id} ${other.rule.id}`;
    if (!found.overlaps.has(pair)) found.overlaps.set(pair, { values, rules: [first.rule.id, other.rule.id] });
  }
}

function isTrue(evaluate: () => Json): boolean {
  try {
    return evaluate() === true;
  } catch {
    return false;
  }
}

/** The index-th combination, the first field turning fastest. */
function caseAt(values: ReadonlyMap<string, readonly Json[]>, index: number): Record<string, Json> {
  let rest = index;
  const made: Record<string, Json> = {};
  for (const [word, list] of values) {
    made[word] = list[rest % list.length] ?? null;
    rest = Math.floor(rest / list.length);
  }
  return made;
}

function valuesOf(rules: readonly CompiledRule[], { words: { document } }: CompiledTable) {
  const named = new Map<string, Set<Json>>();
  for (const word of new Set(rules.flatMap(({ reads }) => reads))) named.set(word, new Set());
  const trees = rules.filter(({ rule }) => rule.when.trim() !== '').map(({ rule }) => parseText(rule.when, document));
  const told = trees.map((parsed) => parsed.ok && collect(parsed.value.ast, named));
  const values = new Map([...named].map(([word, list]) => [word, casesOf(document.context[word]?.type, [...list])] as const));
  return { values, isSimple: told.every(Boolean) && !named.has('now') };
}

/** Notes the values each field is compared with; false where a condition says more than that. */
function collect(root: Node, named: ReadonlyMap<string, Set<Json>>): boolean {
  let isSimple = true;
  walk(root, (node) => {
    if (node.op === 'id' || node.op === 'value' || node.op === 'list' || node.op === '-_') return false;
    if (!simple.has(node.op)) isSimple = false;
    if (node.op === '&&' || node.op === '||' || node.op === '!_' || !Array.isArray(node.args)) return false;
    const [left, right] = node.args as [Node, Node];
    if (left?.op === 'id' && right?.op === 'id') isSimple = false;
    note(left, right, named);
    note(right, left, named);
    return false;
  });
  return isSimple;
}

function note(field: Node | undefined, other: Node | undefined, named: ReadonlyMap<string, Set<Json>>): void {
  if (field?.op !== 'id' || !other) return;
  for (const literal of other.op === 'list' ? other.args : [other]) {
    const value = literalOf(literal);
    if (value !== undefined) named.get(field.args)?.add(value);
  }
}

function literalOf(node: Node): Json | undefined {
  if (node.op === '-_') return node.args.op === 'value' ? -Number(node.args.args) : undefined;
  if (node.op !== 'value') return undefined;
  const { args } = node;
  if (typeof args === 'bigint') return Number(args);
  return typeof args === 'number' || typeof args === 'string' || typeof args === 'boolean' || args === null ? args : undefined;
}

/** One value of each kind that a field's comparisons tell apart. */
function casesOf(type: FieldType | undefined, named: readonly Json[]): readonly Json[] {
  return [...(named.includes(null) ? [null] : []), ...filledCases(type, named)];
}

function filledCases(type: FieldType | undefined, named: readonly Json[]): readonly Json[] {
  const numbers = named.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
  const texts = named.filter((value) => typeof value === 'string');
  switch (type?.type) {
    case 'integer':
    case 'money':
      return [...new Set([0, ...numbers.flatMap((value) => [value - 1, value, value + 1])])].filter((value) => Number.isSafeInteger(value));
    case 'decimal':
      return between(numbers);
    case 'boolean':
      return [true, false];
    case 'enum':
      return [...new Set([...type.options.map(({ value }) => value), ...texts])];
    case 'instant':
      return ['2026-01-01T00:00:00.000Z'];
    case 'list':
      return [[], ...texts.map((value) => [value]), [...texts]];
    default:
      return [...texts, otherThan(texts)];
  }
}

function between(numbers: readonly number[]): readonly number[] {
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? 0;
  const middles = numbers.slice(1).map((value, index) => (value + (numbers[index] ?? 0)) / 2);
  return [...new Set([first - 1, ...numbers, ...middles, last + 1])];
}

function otherThan(texts: readonly string[]): string {
  let other = '…';
  while (texts.includes(other)) other += '…';
  return other;
}
