import type { FieldType } from '../../document/field.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { parseText } from '../../expression/parse-text.ts';
import type { Node } from '../../expression/syntax.ts';
import { methodText } from './translate-methods.ts';
import { type Translation, Untranslatable } from './translation.ts';

const comparisons = new Set(['<', '<=', '>', '>=']);

/** A CEL text as a TypeScript expression over `context` and `event`. Throws `Untranslatable`. */
export function translate(document: FlowDocument, text: string, used: Set<string>, event?: string): string {
  return nodeText(parse(text, document), { document, used, event, bound: new Set() });
}

/** The tree of a CEL text. */
export function parse(text: string, document: FlowDocument): Node {
  const parsed = parseText(text, document);
  if (!parsed.ok) throw new Untranslatable(text);
  return parsed.value.ast;
}

export function nodeText(node: Node, to: Translation): string {
  const use = (name: string): string => {
    to.used.add(name);
    return name;
  };
  const of = (part: Node): string => nodeText(part, to);
  switch (node.op) {
    case 'value':
      return literalText(node.args);
    case 'id':
      return nameText(node.args, to, use);
    case '&&':
    case '||':
      return `${use(node.op === '&&' ? 'both' : 'either')}(() => ${of(node.args[0])}, () => ${of(node.args[1])})`;
    case '!_':
      return `!${use('bool')}(${of(node.args)})`;
    case '-_':
      return `-${use('num')}(${of(node.args)})`;
    case '?:':
      return `(${use('bool')}(${of(node.args[0])}) ? ${of(node.args[1])} : ${of(node.args[2])})`;
    case '.':
      return memberText(node.args[0], node.args[1], to, use);
    case '[]':
      return memberOrIndex(node, to, use);
    case 'list':
      return `[${node.args.map(of).join(', ')}]`;
    case 'map':
      return `({ ${node.args.map(([key, value]) => `[String(${of(key)})]: ${of(value)}`).join(', ')} })`;
    case 'call':
    case 'rcall':
      return methodText(node, to, nodeText, use);
    default:
      return binaryText(node, of, use, to);
  }
}

function binaryText(node: Node, of: (part: Node) => string, use: (name: string) => string, to: Translation): string {
  const [left, right] = node.args as unknown as [Node, Node];
  const pair = () => `${of(left)}, ${of(right)}`;
  const { op } = node as { op: string };
  if (comparisons.has(op)) return `${use('compare')}(${pair()}) ${op} 0`;
  switch (op) {
    case '==':
      return `${use('eq')}(${pair()})`;
    case '!=':
      return `!${use('eq')}(${pair()})`;
    case '+':
      return `${use('add')}(${pair()})`;
    case '-':
      return `${use('sub')}(${pair()})`;
    case '*':
    case '%':
      return `${use('num')}(${of(left)}) ${op} ${use('num')}(${of(right)})`;
    case '/':
      return `${use('quotient')}(${pair()}, ${isWhole(left, to) && isWhole(right, to)})`;
    case 'in':
      return `${use('isIn')}(${pair()})`;
    default:
      throw new Untranslatable(op);
  }
}

function literalText(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  throw new Untranslatable('a literal');
}

function nameText(name: string, to: Translation, use: (name: string) => string): string {
  if (to.bound.has(name)) return `$${name}`;
  if (name === 'now') return 'new Date()';
  if (name === 'event') return 'event';
  const field = to.document.context[name];
  if (!field) throw new Untranslatable(name);
  return typed(`context.${name}`, field.type, use);
}

function memberText(object: Node, key: string, to: Translation, use: (name: string) => string): string {
  if (object.op !== 'id' || object.args !== 'event' || to.bound.has('event'))
    return `${use('get')}(${nodeText(object, to)}, ${JSON.stringify(key)})`;
  const type = to.event === undefined ? undefined : to.document.events[to.event]?.payload[key]?.type;
  const declared = type !== undefined || key === 'type';
  const read = declared
    ? `(event as Readonly<Record<string, unknown>>)[${JSON.stringify(key)}] ?? null`
    : `${use('get')}(event, ${JSON.stringify(key)})`;
  return type && type.type === 'instant' ? `${use('instant')}(${read})` : declared ? `(${read})` : read;
}

function memberOrIndex(node: Node & { op: '[]' }, to: Translation, use: (name: string) => string): string {
  const [object, key] = node.args as unknown as [Node, Node];
  if (key.op === 'value' && typeof key.args === 'string') return memberText(object, key.args, to, use);
  return `${use('get')}(${nodeText(object, to)}, ${nodeText(key, to)})`;
}

function typed(read: string, type: FieldType, use: (name: string) => string): string {
  if (type.type === 'instant') return `${use('instant')}(${read})`;
  if (type.type === 'list' && type.of.type === 'instant') return `${use('list')}(${read}).map(${use('instant')})`;
  return read;
}

/** Whether a value is known to be a whole number, so that it divides as one. */
function isWhole(node: Node, to: Translation): boolean {
  if (node.op === 'value') return typeof node.args === 'bigint';
  if (node.op === 'id') return isWholeType(to.document.context[node.args]?.type);
  if (node.op === '+' || node.op === '-' || node.op === '*' || node.op === '/' || node.op === '%')
    return (node.args as unknown as Node[]).every((part) => isWhole(part, to));
  if (node.op === '-_') return isWhole(node.args, to);
  if (node.op === 'call') return node.args[0] === 'int' || node.args[0] === 'size';
  if (node.op !== '.' || to.event === undefined) return false;
  return isWholeType(to.document.events[to.event]?.payload[node.args[1]]?.type);
}

function isWholeType(type: FieldType | undefined): boolean {
  return type?.type === 'integer' || type?.type === 'money';
}
