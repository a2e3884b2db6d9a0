import { blankDocument } from '../../document/blank-document.ts';
import { parseText } from '../../expression/parse-text.ts';
import type { Node } from '../../expression/syntax.ts';

const nowhere = blankDocument('x', {});

/** A CEL text as an ECMAScript expression over plain variables and `_event`; nothing where ECMAScript would need more than that. */
export function celToEcma(text: string): string | undefined {
  const parsed = parseText(text, nowhere);
  return parsed.ok ? ecmaOf(parsed.value.ast) : undefined;
}

const operators: Readonly<Record<string, string>> = {
  '&&': '&&',
  '||': '||',
  '==': '===',
  '!=': '!==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '+': '+',
  '-': '-',
  '*': '*',
  '%': '%',
};

function ecmaOf(node: Node): string | undefined {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'bigint' ? String(node.args) : literal(node.args);
    case 'id':
      return node.args === 'now' || node.args === 'event' ? undefined : node.args;
    case '!_':
      return prefixed('!', node.args);
    case '-_':
      return prefixed('-', node.args);
    case '?:':
      return joined(node.args, ([test, yes, no]) => `(${test} ? ${yes} : ${no})`);
    case '.':
      return memberOf(node.args[0], node.args[1]);
    case 'list':
      return joined(node.args, (items) => `[${items.join(', ')}]`);
    case 'in':
      return joined(node.args, ([item, list]) => (node.args[1].op === 'list' ? `${list}.includes(${item})` : undefined));
    case 'call':
      return callOf(node.args[0], node.args[1]);
    case 'rcall':
      return methodOf(node.args[0], node.args[1], node.args[2]);
    default: {
      const operator = operators[node.op];
      return operator === undefined ? undefined : joined(node.args as Node[], ([left, right]) => `(${left} ${operator} ${right})`);
    }
  }
}

function literal(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  return typeof value === 'string' ? JSON.stringify(value) : undefined;
}

function prefixed(operator: string, node: Node): string | undefined {
  const inside = ecmaOf(node);
  return inside === undefined ? undefined : `${operator}${inside}`;
}

function joined(nodes: readonly Node[], write: (parts: readonly string[]) => string | undefined): string | undefined {
  const parts: string[] = [];
  for (const node of nodes) {
    const part = ecmaOf(node);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return write(parts);
}

function memberOf(object: Node, key: string): string | undefined {
  if (object.op === 'id' && object.args === 'event') return key === 'type' ? '_event.name' : `_event.data.${key}`;
  const inside = ecmaOf(object);
  return inside === undefined ? undefined : `${inside}.${key}`;
}

function callOf(name: string, args: readonly Node[]): string | undefined {
  const [first] = args;
  if (!first || args.length !== 1) return undefined;
  if (name === 'inState' && first.op === 'value' && typeof first.args === 'string') return `In(${JSON.stringify(first.args)})`;
  const inside = ecmaOf(first);
  if (inside === undefined) return undefined;
  if (name === 'size') return `${inside}.length`;
  return name === 'string' ? `String(${inside})` : undefined;
}

const methods: Readonly<Record<string, string>> = {
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  contains: 'includes',
  lowerAscii: 'toLowerCase',
  upperAscii: 'toUpperCase',
  trim: 'trim',
};

function methodOf(name: string, receiver: Node, args: readonly Node[]): string | undefined {
  const method = methods[name];
  if (method === undefined) return undefined;
  return joined([receiver, ...args], ([object, ...rest]) => `${object}.${method}(${rest.join(', ')})`);
}
