import type { ASTNode } from '@marcbachmann/cel-js';

/** A node of a parsed expression. */
export type Node = ASTNode;

/** A part of a node, and the names that a macro such as `filter` binds inside it. */
interface Part {
  readonly node: Node;
  readonly binds?: string;
}

const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** The direct parts of a node, in the order they are written. */
export function partsOf(node: Node): readonly Part[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [{ node: node.args[0] }];
    case 'call':
      return node.args[1].map(plain);
    case 'rcall':
      return methodParts(node.args);
    case 'map':
      return node.args.flatMap(([key, value]) => [plain(key), plain(value)]);
    case '!_':
    case '-_':
      return [plain(node.args)];
    default:
      return node.args.map(plain);
  }
}

function plain(node: Node): Part {
  return { node };
}

function methodParts([method, receiver, args]: readonly [string, Node, readonly Node[]]): readonly Part[] {
  const [name, ...rest] = args;
  if (name?.op !== 'id') return [plain(receiver), ...args.map(plain)];
  if (method === 'bind' && receiver.op === 'id' && receiver.args === 'cel') {
    return rest.map((node, index) => (index === 0 ? { node } : { node, binds: name.args }));
  }
  if (!macros.has(method)) return [plain(receiver), ...args.map(plain)];
  return [plain(receiver), ...rest.map((node) => ({ node, binds: name.args }))];
}

/** A loop such as `filter`, and what it computes in each turn. */
export function loopOf(node: Node): { readonly method: string; readonly bodies: readonly Node[] } | undefined {
  if (node.op !== 'rcall') return undefined;
  const [method, , [name, ...bodies]] = node.args;
  return macros.has(method) && name?.op === 'id' ? { method, bodies } : undefined;
}

/** Walks a tree from the top; a visitor that gives true has dealt with the node's parts itself. */
export function walk(node: Node, visit: (node: Node, bound: ReadonlySet<string>) => boolean, bound: ReadonlySet<string> = new Set()): void {
  if (visit(node, bound)) return;
  for (const part of partsOf(node)) walk(part.node, visit, part.binds === undefined ? bound : new Set([...bound, part.binds]));
}

/** The key when a node reads `event.<key>` or `event["<key>"]`. */
export function eventKey(node: Node, bound: ReadonlySet<string> = new Set()): string | undefined {
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [object, key] = node.args;
  if (object.op !== 'id' || object.args !== 'event' || bound.has('event')) return undefined;
  if (typeof key === 'string') return key;
  return key.op === 'value' && typeof key.args === 'string' ? key.args : undefined;
}

/** The text of a literal string, if the node is one. */
export function literalText(node: Node): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}
