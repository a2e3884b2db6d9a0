import { parseDuration } from '../../base/duration.ts';
import type { Node } from '../../expression/syntax.ts';
import { type Translation, Untranslatable } from './translation.ts';

type Of = (part: Node) => string;
type Translate = (part: Node, to: Translation) => string;
type Use = (name: string) => string;

const textMethods: Readonly<Record<string, string>> = {
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  contains: 'includes',
  lowerAscii: 'toLowerCase',
  upperAscii: 'toUpperCase',
  trim: 'trim',
};

/** Functions of orders, by their names and how many arguments each may have. */
const orderFunctions: Readonly<Record<string, readonly number[]>> = { hasLeg: [2], legAmount: [2], legsDone: [2, 3] };

const listMacros: Readonly<Record<string, 'every' | 'some' | 'filter'>> = { all: 'every', exists: 'some', filter: 'filter' };

type Within = (part: Node, bound: readonly string[]) => string;

/** A function call, method call or macro. */
export function methodText(node: Node, to: Translation, translate: Translate, use: Use): string {
  const of: Of = (part) => translate(part, to);
  if (node.op === 'call') return callText(node.args[0], node.args[1], of, use);
  if (node.op !== 'rcall') throw new Untranslatable(node.op);
  const [method, receiver, args] = node.args;
  const own = textMethods[method];
  if (own !== undefined) return `${use('text')}(${of(receiver)}).${own}(${args.map((part) => `${use('text')}(${of(part)})`).join(', ')})`;
  if (method === 'matches' && args[0]) return `new RegExp(${use('text')}(${of(args[0])}), 'u').test(${use('text')}(${of(receiver)}))`;
  if (method === 'size') return `${use('size')}(${of(receiver)})`;
  return macroText(method, receiver, args, (part, bound) => translate(part, { ...to, bound: new Set([...to.bound, ...bound]) }), use);
}

function callText(name: string, args: readonly Node[], of: Of, use: Use): string {
  if (orderFunctions[name]?.includes(args.length)) return `${use(name)}(${args.map(of).join(', ')})`;
  const [first] = args;
  if (!first || args.length > 1) throw new Untranslatable(name);
  switch (name) {
    case 'size':
      return `${use('size')}(${of(first)})`;
    case 'has':
      if (first.op !== '.') throw new Untranslatable(name);
      return `${use('has')}(${of(first.args[0])}, ${JSON.stringify(first.args[1])})`;
    case 'int':
      return `${use('toInt')}(${of(first)})`;
    case 'double':
      return `${use('toDouble')}(${of(first)})`;
    case 'string':
      return `${use('shown')}(${of(first)})`;
    case 'timestamp':
      return `${use('instant')}(${of(first)})`;
    case 'duration':
      return durationText(first);
    default:
      throw new Untranslatable(name);
  }
}

/** Durations are milliseconds in the generated file. */
function durationText(node: Node): string {
  const ms = node.op === 'value' && typeof node.args === 'string' ? parseDuration(node.args) : undefined;
  if (ms === undefined) throw new Untranslatable('duration');
  return String(ms);
}

function macroText(method: string, receiver: Node, args: readonly Node[], within: Within, use: Use): string {
  const [variable, body] = args;
  if (variable?.op !== 'id' || !body || args.length !== 2) throw new Untranslatable(method);
  const name = variable.args;
  const inner = within(body, [name]);
  const items = `${use('list')}(${within(receiver, [])})`;
  if (method === 'map') return `${items}.map(($${name}) => ${inner})`;
  if (method === 'exists_one') return `(${items}.filter(($${name}) => ${use('bool')}(${inner})).length === 1)`;
  const array = listMacros[method];
  if (!array) throw new Untranslatable(method);
  return `${items}.${array}(($${name}) => ${use('bool')}(${inner}))`;
}
