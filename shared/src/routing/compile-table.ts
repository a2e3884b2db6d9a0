import { type Problem, problem } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import { expressionsOf } from '../expression/expressions-of.ts';
import { parseText } from '../expression/parse-text.ts';
import { referencesOf } from '../expression/references.ts';
import type { Node } from '../expression/syntax.ts';
import type { Evaluate, Expressions } from '../expression/types.ts';
import type { RoutingFacts } from './routing-facts.ts';
import type { RoutingRule, RoutingTable } from './routing-table.ts';
import { type RoutingWords, routingWords } from './routing-words.ts';

/** One part of a condition, as it is shown in an explanation. */
export interface CompiledPart {
  readonly text: string;
  readonly sentence: Text;
  readonly reads: readonly string[];
  readonly evaluate: Evaluate;
}

export interface CompiledRule {
  readonly rule: RoutingRule;
  /** The whole condition in words; '' where there is none. */
  readonly sentence: Text;
  readonly parts: readonly CompiledPart[];
  /** The whole condition. */
  readonly evaluate: Evaluate;
  readonly reads: readonly string[];
  readonly from: number;
  readonly until: number;
}

/** A table ready to decide by. */
export interface CompiledTable {
  readonly table: RoutingTable;
  readonly words: RoutingWords;
  /** Without those that are off or faulty. */
  readonly rules: readonly CompiledRule[];
  /** By `<province> <carrier>`. */
  readonly stops: ReadonlySet<string>;
  readonly locks: ReadonlyMap<string, RoutingTable['locks'][number]>;
  readonly problems: readonly Problem[];
}

/** Prepares a table once for many decisions. A rule with a fault is left out and told. */
export function compileTable(table: RoutingTable, facts: Pick<RoutingFacts, 'warehouses' | 'carriers'>): CompiledTable {
  const words = routingWords(facts);
  const expressions = expressionsOf(words.document);
  const problems: Problem[] = [];
  const parts = new Map<string, CompiledPart>();
  const rules = table.rules.flatMap((rule, index) => {
    const compiled = compileRule(rule, { words, expressions, parts, problems, path: `rules.${index}` });
    problems.push(...outcomeProblems(rule, facts, `rules.${index}.give`));
    return compiled && rule.on ? [compiled] : [];
  });
  return {
    table,
    words,
    rules,
    stops: new Set(table.stops.map(({ province, carrier }) => `${province} ${carrier}`)),
    locks: new Map(table.locks.map((lock) => [lock.order, lock])),
    problems,
  };
}

interface Compiling {
  readonly words: RoutingWords;
  readonly expressions: Expressions;
  /** By their text: rules that ask the same share what answers it. */
  readonly parts: Map<string, CompiledPart>;
  readonly problems: Problem[];
  readonly path: string;
}

function compileRule(rule: RoutingRule, compiling: Compiling): CompiledRule | undefined {
  const { words, expressions, problems, path } = compiling;
  const times = {
    from: rule.from === null ? Number.NEGATIVE_INFINITY : Date.parse(rule.from),
    until: rule.until === null ? Number.POSITIVE_INFINITY : Date.parse(rule.until),
  };
  if (rule.when.trim() === '') return { rule, sentence: { zh: '', en: '' }, parts: [], evaluate: () => true, reads: [], ...times };
  const whole = expressions.compile(rule.when, { type: 'boolean' }, { path: `${path}.when` });
  const parsed = parseText(rule.when, words.document);
  if (!whole.ok || !parsed.ok) {
    if (!whole.ok) problems.push(...whole.error);
    return undefined;
  }
  const parts = leavesOf(parsed.value.ast).flatMap((node) => partOf(node, compiling));
  return {
    rule,
    sentence: sentenceOf(rule.when, expressions),
    parts,
    evaluate: whole.value,
    reads: referencesOf(parsed.value.ast).names,
    ...times,
  };
}

function partOf(node: Node, { expressions, parts, path }: Compiling): readonly CompiledPart[] {
  const text = node.input.slice(node.range.start, node.range.end);
  const known = parts.get(text);
  if (known) return [known];
  const compiled = expressions.compile(text, { type: 'boolean' }, { path });
  if (!compiled.ok) return [];
  const part = { text, sentence: sentenceOf(text, expressions), reads: referencesOf(node).names, evaluate: compiled.value };
  parts.set(text, part);
  return [part];
}

function sentenceOf(text: string, expressions: Expressions): Text {
  return { zh: expressions.sentence(text, 'zh'), en: expressions.sentence(text, 'en') };
}

/** The comparisons that "and", "or" and "not" join. */
function leavesOf(node: Node): readonly Node[] {
  if (node.op === '&&' || node.op === '||') return node.args.flatMap((part) => leavesOf(part));
  return [node];
}

function outcomeProblems(
  { give }: RoutingRule,
  { warehouses, carriers }: Pick<RoutingFacts, 'warehouses' | 'carriers'>,
  path: string,
): Problem[] {
  const found: Problem[] = [];
  const nothing = give.warehouse === '' && give.carrier === '' && give.tags.length === 0 && give.note === '' && give.offer === null;
  if (nothing) found.push(problem('routing.nothing', path, { zh: '这条规则还没有结果。', en: 'This rule has no outcome yet.' }));
  const known = (code: string, list: RoutingFacts['warehouses']) => code === '' || code === '*' || list.some((one) => one.code === code);
  if (!known(give.warehouse, warehouses)) {
    const said = { zh: `没有编码为“${give.warehouse}”的仓库。`, en: `There is no warehouse "${give.warehouse}".` };
    found.push(problem('routing.warehouse', `${path}.warehouse`, said));
  }
  if (!known(give.carrier, carriers)) {
    const said = { zh: `没有编码为“${give.carrier}”的承运商。`, en: `There is no carrier "${give.carrier}".` };
    found.push(problem('routing.carrier', `${path}.carrier`, said));
  }
  return found;
}
