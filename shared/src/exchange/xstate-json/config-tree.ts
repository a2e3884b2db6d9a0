import type { StateKind } from '../../document/state.ts';
import { stateKinds } from '../../document/state.ts';
import { isObject, type JsonObject } from './json-object.ts';
import type { Refusals } from './refusals.ts';

/** One state of an XState config, with everything needed to resolve a target from it. */
export interface ConfigNode {
  readonly key: string;
  /** Where it stands in the file; empty for the machine itself. */
  readonly path: string;
  readonly config: JsonObject;
  readonly parent: ConfigNode | null;
  readonly children: Map<string, ConfigNode>;
  /** The id it has in XState: its own, else its dotted path below the machine's. */
  readonly xstateId: string;
  readonly kind: StateKind;
}

export interface ConfigTree {
  readonly root: ConfigNode;
  /** In document order, parents before children. */
  readonly nodes: readonly ConfigNode[];
  readonly byXstateId: ReadonlyMap<string, ConfigNode>;
}

/** Reads the nesting of an XState config: keys, ids and kinds. */
export function readTree(config: JsonObject, refusals: Refusals): ConfigTree {
  const machineId = typeof config.id === 'string' && config.id !== '' ? config.id : '(machine)';
  const nodes: ConfigNode[] = [];
  const byXstateId = new Map<string, ConfigNode>();
  const visit = (source: JsonObject, key: string, parent: ConfigNode | null, path: string, keys: readonly string[]): ConfigNode => {
    const own = typeof source.id === 'string' && source.id !== '' ? source.id : undefined;
    const xstateId = own ?? [machineId, ...keys].join('.');
    const node: ConfigNode = { key, path, config: source, parent, children: new Map(), xstateId, kind: kindOf(source, path, refusals) };
    nodes.push(node);
    byXstateId.set(xstateId, node);
    for (const [childKey, child] of childConfigs(source, path, refusals)) {
      const childPath = path === '' ? `states.${childKey}` : `${path}.states.${childKey}`;
      node.children.set(childKey, visit(child, childKey, node, childPath, [...keys, childKey]));
    }
    return node;
  };
  const root = visit(config, machineId, null, '', []);
  return { root, nodes, byXstateId };
}

function childConfigs(source: JsonObject, path: string, refusals: Refusals): [string, JsonObject][] {
  const { states } = source;
  if (states === undefined) return [];
  const at = path === '' ? 'states' : `${path}.states`;
  if (!isObject(states)) {
    refusals.malformed(at, 'states');
    return [];
  }
  return Object.entries(states).flatMap(([key, child]): [string, JsonObject][] => {
    if (isObject(child)) return [[key, child]];
    refusals.malformed(`${at}.${key}`, key);
    return [];
  });
}

function kindOf(source: JsonObject, path: string, refusals: Refusals): StateKind {
  const hasChildren = isObject(source.states) && Object.keys(source.states).length > 0;
  const { type } = source;
  if (type === undefined) return hasChildren ? 'compound' : source.history ? 'history' : 'atomic';
  const kind = stateKinds.find((known) => known === type);
  if (!kind || (hasChildren && kind !== 'compound' && kind !== 'parallel')) {
    refusals.unsupported(path === '' ? 'type' : `${path}.type`, `type: ${JSON.stringify(type)}`);
    return 'atomic';
  }
  return kind;
}
