import type { FlowDocument } from '../document/flow-document.ts';
import { ancestorsOf, isWithin } from '../document/queries.ts';
import type { Snapshot } from '../step/types.ts';
import type { MigrationMapping } from './mapping.ts';
import { successorOf } from './place-states.ts';
import type { Reason } from './reason.ts';

/** What history states remember, in the states of the new version; a memory with a gap is given up whole. */
export function placeHistory(
  source: FlowDocument,
  target: FlowDocument,
  mapping: MigrationMapping,
  history: Snapshot['history'],
): { readonly history: Snapshot['history']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const entries = Object.entries(history).flatMap(([id, remembered]): [string, readonly string[]][] => {
    const states = remembered.flatMap((state) => successorIn(source, target, mapping, id, state) ?? []);
    if (states.length === remembered.length && target.states[id]?.kind === 'history') return [[id, [...new Set(states)]]];
    if (remembered.length > 0) reasons.push({ code: 'history-lost', subject: id });
    return [];
  });
  return { history: Object.fromEntries(entries), reasons };
}

/** A shallow history remembers children of its parent, a deep one innermost states. */
function successorIn(source: FlowDocument, target: FlowDocument, mapping: MigrationMapping, id: string, state: string): string | undefined {
  const memory = target.states[id];
  const successor = successorOf(source, target, mapping, state);
  if (!memory || memory.parent === null || typeof successor !== 'string') return undefined;
  const { parent } = memory;
  const found = target.states[successor];
  if (!found || successor === parent || !isWithin(target, successor, parent)) return undefined;
  if (memory.history === 'deep') return found.kind === 'atomic' || found.kind === 'final' ? successor : undefined;
  return [found, ...ancestorsOf(target, successor)].find((one) => one.parent === parent)?.id;
}
