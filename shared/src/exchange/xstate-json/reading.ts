import type { Json } from '../../base/json.ts';
import type { ConfigNode, ConfigTree } from './config-tree.ts';
import type { FieldBook } from './field-book.ts';
import type { Ids } from './ids.ts';
import type { Refusals } from './refusals.ts';

/** What the reading functions share while one config becomes a document. */
export interface Reading {
  readonly tree: ConfigTree;
  readonly refusals: Refusals;
  readonly fields: FieldBook;
  readonly ids: Ids;
  /** Names of events the config knows. */
  readonly events: Set<string>;
  /** The document ids of the states. */
  readonly stateIds: ReadonlyMap<ConfigNode, string>;
}

export function stateId(reading: Reading, node: ConfigNode): string {
  const id = reading.stateIds.get(node);
  if (id === undefined) throw new Error(`no id was given to ${node.path}`);
  return id;
}

/** A value out of parsed JSON. */
export function asJson(value: unknown): Json {
  return value as Json;
}
