import { type Node, walk } from './syntax.ts';

interface Checker {
  check(node: Node, context: unknown): unknown;
  getType(name: string): unknown;
}
type Check = (checker: Checker, node: Node, context: unknown) => unknown;

/** Nodes carry their own type check, which can be replaced before they are first checked. */
interface Checkable {
  setMeta(key: 'check', check: Check): void;
}

/**
 * Lets one result of `a ? b : null` be empty, which the library's types have no word for:
 * checked, it has the type of the other result; evaluated, it has none.
 */
export function allowEmptyBranches(root: Node, purpose: 'checking' | 'evaluation'): void {
  walk(root, (node) => {
    if (node.op !== '?:') return false;
    const [, yes, no] = node.args;
    if (isNull(yes) && !isNull(no)) typed(yes, no, purpose);
    if (isNull(no) && !isNull(yes)) typed(no, yes, purpose);
    return false;
  });
}

function isNull(node: Node): boolean {
  return node.op === 'value' && node.args === null;
}

function typed(empty: Node, other: Node, purpose: 'checking' | 'evaluation'): void {
  const check: Check = (checker, _node, context) => (purpose === 'checking' ? checker.check(other, context) : checker.getType('dyn'));
  (empty as unknown as Checkable).setMeta('check', check);
}
