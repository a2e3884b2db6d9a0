import type { ConfigNode, ConfigTree } from './config-tree.ts';

/** Splits `a.b` into keys; a backslash takes the next character as it is. */
export function splitPath(path: string): string[] {
  const keys: string[] = [];
  let key = '';
  for (let at = 0; at < path.length; at += 1) {
    const char = path.charAt(at);
    if (char === '.') {
      keys.push(key);
      key = '';
    } else if (char === '\\') {
      at += 1;
      key += path.charAt(at);
    } else key += char;
  }
  return [...keys, key];
}

/** The state a transition of `source` means by a target text, by XState's rules: `#id`, `#id.child`, `.child`, `sibling.child`. */
export function resolveTarget(tree: ConfigTree, source: ConfigNode, target: string): ConfigNode | undefined {
  if (target.startsWith('#')) return byId(tree, target);
  const relative = target.startsWith('.');
  if (!source.parent) return relative ? byPath(tree, source, target.slice(1)) : undefined;
  return byPath(tree, source.parent, relative ? source.key + target : target);
}

/** The state at a path below `from`; an id may stand for any step. */
export function byPath(tree: ConfigTree, from: ConfigNode, path: string): ConfigNode | undefined {
  if (path.startsWith('#')) {
    const found = byId(tree, path);
    if (found) return found;
  }
  return descend(tree, from, splitPath(path));
}

function byId(tree: ConfigTree, target: string): ConfigNode | undefined {
  const [id = '', ...rest] = splitPath(target);
  const node = tree.byXstateId.get(id.startsWith('#') ? id.slice(1) : id);
  return node ? descend(tree, node, rest) : undefined;
}

function descend(tree: ConfigTree, from: ConfigNode, keys: readonly string[]): ConfigNode | undefined {
  let node: ConfigNode | undefined = from;
  for (const key of keys) {
    if (key === '') break;
    node = key.startsWith('#') ? byId(tree, key) : node.children.get(key);
    if (!node) return undefined;
  }
  return node;
}
