import { type ASTNode, parse } from '@marcbachmann/cel-js';
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { readLiteral } from './literals.ts';
import { ageSigns, instantSigns, operatorFor } from './operators.ts';
import { type RuleField, stateFieldName } from './rule-fields.ts';

/**
 * An expression as the groups and rows of the rule builder; undefined where it says more than they can show.
 * Nothing is ever left out: either every part has a row, or there is no answer.
 */
export function readRule(text: string, fields: readonly RuleField[]): RuleGroupType | undefined {
  if (text.trim() === '') return { combinator: 'and', rules: [] };
  let ast: ASTNode;
  try {
    ast = parse(text).ast;
  } catch {
    return undefined;
  }
  const read = readNode(ast, new Map(fields.map((field) => [field.name, field])));
  if (!read) return undefined;
  return 'rules' in read ? read : { combinator: 'and', rules: [read] };
}

type Fields = ReadonlyMap<string, RuleField>;
type Node = RuleGroupType | RuleType;

function readNode(node: ASTNode, fields: Fields): Node | undefined {
  if (node.op === '&&' || node.op === '||') return readGroup(node, node.op, fields);
  const row = readRow(node, fields);
  if (row || node.op !== '!_') return row;
  const inner = readNode(node.args, fields);
  if (!inner) return undefined;
  const group: RuleGroupType = 'rules' in inner && inner.not !== true ? inner : { combinator: 'and', rules: [inner] };
  return { ...group, not: true };
}

function readGroup(node: ASTNode, op: '&&' | '||', fields: Fields): RuleGroupType | undefined {
  const parts = flatten(node, op).map((part) => readNode(part, fields));
  const rules = parts.filter((part) => part !== undefined);
  return rules.length === parts.length ? { combinator: op === '&&' ? 'and' : 'or', rules } : undefined;
}

function flatten(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  return node.op === op ? node.args.flatMap((part) => flatten(part, op)) : [node];
}

function readRow(node: ASTNode, fields: Fields): RuleType | undefined {
  return (
    readFlag(node, fields) ??
    readNegation(node, fields) ??
    readCallRow(node, fields) ??
    readIn(node, fields) ??
    readComparison(node, fields)
  );
}

/** `paid` standing alone. */
function readFlag(node: ASTNode, fields: Fields): RuleType | undefined {
  const field = fieldOf(node, fields);
  return field?.type.type === 'boolean' ? row(field, 'isTrue', '') : undefined;
}

const negations: Readonly<Record<string, string>> = {
  isTrue: 'isFalse',
  contains: 'doesNotContain',
  in: 'notIn',
  has: 'hasNot',
  inside: 'outside',
};

function readNegation(node: ASTNode, fields: Fields): RuleType | undefined {
  if (node.op !== '!_') return undefined;
  const inner = readFlag(node.args, fields) ?? readCallRow(node.args, fields) ?? readIn(node.args, fields);
  const operator = inner && negations[inner.operator];
  return inner && operator ? { ...inner, operator } : undefined;
}

const textCalls: Readonly<Record<string, string>> = { contains: 'contains', startsWith: 'beginsWith', endsWith: 'endsWith' };

function readCallRow(node: ASTNode, fields: Fields): RuleType | undefined {
  if (node.op === 'call' && node.args[0] === stateFieldName) {
    const field = fields.get(stateFieldName);
    const [argument] = node.args[1];
    const value = argument && readLiteral(argument, 'state');
    return field && typeof value === 'string' ? row(field, 'inside', value) : undefined;
  }
  if (node.op !== 'rcall') return undefined;
  const [name, target, [argument]] = node.args;
  const field = fieldOf(target, fields);
  const operator = textCalls[name];
  const value = argument && readLiteral(argument, 'text');
  return field?.type.type === 'text' && operator && typeof value === 'string' ? row(field, operator, value) : undefined;
}

function readIn(node: ASTNode, fields: Fields): RuleType | undefined {
  if (node.op !== 'in') return undefined;
  const [left, right] = node.args;
  const list = fieldOf(right, fields);
  if (list?.type.type === 'list') {
    const item = readLiteral(left, list.type.of.type);
    return item === undefined || item === null ? undefined : row(list, 'has', item);
  }
  const field = fieldOf(left, fields);
  if (!field || right.op !== 'list' || !operatorFor(field.type.type, 'in')) return undefined;
  const values = right.args.map((item) => readLiteral(item, field.type.type));
  return values.every((value) => value !== undefined && value !== null) ? row(field, 'in', values) : undefined;
}

const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const;
type Comparison = (typeof comparisons)[number];

function readComparison(node: ASTNode, fields: Fields): RuleType | undefined {
  const op = comparisons.find((candidate) => candidate === node.op);
  if (!op) return undefined;
  const [left, right] = node.args as [ASTNode, ASTNode];
  const field = fieldOf(left, fields);
  if (!field) return readAge(left, op, right, fields) ?? readSize(left, op, right, fields);
  if (right.op === 'value' && right.args === null) return readNull(field, op);
  if (field.type.type === 'boolean') return readBoolean(field, op, right);
  const operator = comparisonOperator(field, op);
  if (!operator) return undefined;
  const other = fieldOf(right, fields);
  if (other) return other.type.type === field.type.type ? { ...row(field, operator, other.name), valueSource: 'field' } : undefined;
  const value = readLiteral(right, field.type.type);
  return value === undefined || value === null ? undefined : row(field, operator, value);
}

function comparisonOperator(field: RuleField, op: Comparison): string | undefined {
  const id = field.type.type === 'instant' ? named(instantSigns, op) : op === '==' ? '=' : op;
  return id !== undefined && operatorFor(field.type.type, id) ? id : undefined;
}

function named(signs: Readonly<Record<string, string>>, op: string): string | undefined {
  return Object.keys(signs).find((id) => signs[id] === op);
}

function readNull(field: RuleField, op: Comparison): RuleType | undefined {
  const operator = op === '==' ? 'null' : op === '!=' ? 'notNull' : undefined;
  return operator && operatorFor(field.type.type, operator) ? row(field, operator, '') : undefined;
}

function readBoolean(field: RuleField, op: Comparison, right: ASTNode): RuleType | undefined {
  const value = readLiteral(right, 'boolean');
  if (op !== '==' || typeof value !== 'boolean') return undefined;
  return row(field, value ? 'isTrue' : 'isFalse', '');
}

/** `now - shippedAt > duration("2h")`. */
function readAge(left: ASTNode, op: Comparison, right: ASTNode, fields: Fields): RuleType | undefined {
  const operator = named(ageSigns, op);
  if (left.op !== '-' || !operator) return undefined;
  const [from, since] = left.args;
  const field = fieldOf(since, fields);
  const length = readLiteral(right, 'duration');
  if (from.op !== 'id' || from.args !== 'now' || field?.type.type !== 'instant' || typeof length !== 'number') return undefined;
  return row(field, operator, length);
}

/** `size(tags) == 0`, `size(tags) > 0`. */
function readSize(left: ASTNode, op: Comparison, right: ASTNode, fields: Fields): RuleType | undefined {
  if (left.op !== 'call' || left.args[0] !== 'size' || readLiteral(right, 'integer') !== 0) return undefined;
  const [argument] = left.args[1];
  const field = argument && fieldOf(argument, fields);
  if (field?.type.type !== 'list' || (op !== '==' && op !== '>')) return undefined;
  return row(field, op === '==' ? 'emptyList' : 'filledList', '');
}

function fieldOf(node: ASTNode, fields: Fields): RuleField | undefined {
  if (node.op === 'id') return fields.get(node.args);
  if (node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'event') return fields.get(`event.${node.args[1]}`);
  return undefined;
}

function row(field: RuleField, operator: string, value: unknown): RuleType {
  return { field: field.name, operator, value };
}
