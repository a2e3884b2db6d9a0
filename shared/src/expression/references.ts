import { eventKey, type Node, walk } from './syntax.ts';

/** What an expression reads, so that only that is converted. */
export interface References {
  readonly names: readonly string[];
  /** The payload keys it reads; 'all' when it handles the event as a whole. */
  readonly eventKeys: readonly string[] | 'all';
}

export function referencesOf(root: Node): References {
  const names = new Set<string>();
  const eventKeys = new Set<string>();
  let whole = false;
  walk(root, (node, bound) => {
    const key = eventKey(node, bound);
    if (key !== undefined) {
      eventKeys.add(key);
      return true;
    }
    if (node.op === 'id' && !bound.has(node.args)) {
      if (node.args === 'event') whole = true;
      else names.add(node.args);
    }
    return false;
  });
  return { names: [...names], eventKeys: whole ? 'all' : [...eventKeys] };
}
