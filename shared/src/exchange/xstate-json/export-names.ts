import { textOf } from '../../base/text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { childrenOf } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';

/** The key and id every state is written under. */
export interface ExportNames {
  key(id: string): string;
  xid(id: string): string;
  /** `#id`, as a target is written. */
  target(id: string): string;
}

/** Names for the states of a document: those they were imported with, else their labels, unique among siblings. */
export function exportNames(document: FlowDocument): ExportNames {
  const keys = new Map<string, string>();
  const xids = uniqueNames(
    Object.values(document.states)
      .sort((a, b) => Number(a.importedId === undefined) - Number(b.importedId === undefined))
      .map((state) => [state.id, state.importedId ?? state.id]),
  );
  for (const parent of Object.keys(document.states)) {
    const children = childrenOf(document, parent).sort((a, b) => Number(a.importedKey === undefined) - Number(b.importedKey === undefined));
    for (const [id, key] of uniqueNames(children.map((child) => [child.id, child.importedKey ?? keyFromLabel(child)]))) keys.set(id, key);
  }
  const xid = (id: string) => xids.get(id) ?? id;
  return { key: (id) => keys.get(id) ?? id, xid, target: (id) => `#${escapeKey(xid(id))}` };
}

/** A key or id as it has to be written inside a target. */
export function escapeKey(key: string): string {
  return key.replace(/[\\.]/g, '\\$&');
}

/** Objects move number-like keys to the front, and dots part the keys of a target: neither is left in a key. */
function keyFromLabel(state: State): string {
  const label = textOf(state.label, 'en')
    .trim()
    .replace(/[.#\\\s]+/g, '_');
  if (label === '' || label === '__proto__') return state.id;
  return /^\d+$/.test(label) ? `_${label}` : label;
}

function uniqueNames(wanted: readonly (readonly [string, string])[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    wanted.map(([id, name]) => {
      let unique = name;
      for (let index = 2; taken.has(unique); index += 1) unique = `${name}_${index}`;
      taken.add(unique);
      return [id, unique];
    }),
  );
}
