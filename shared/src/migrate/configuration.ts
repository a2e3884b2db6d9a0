import type { FlowDocument } from '../document/flow-document.ts';
import { childrenOf, isWithin } from '../document/queries.ts';
import type { StateValue } from '../step/types.ts';
import type { Reason } from './reason.ts';

export interface Configuration {
  readonly value: StateValue;
  /** Every active state, the root too, outer before inner. */
  readonly active: readonly string[];
}

/** Nothing inside: an atomic or final state. */
const leaf = Symbol('leaf');
type Inside = StateValue | typeof leaf;

/**
 * The whole configuration that holds the wanted states. What they leave open is never filled in silently: a region without a wanted
 * state needs one in `regions`; only what is entered whole begins by its initial state.
 */
export function configurationOf(
  document: FlowDocument,
  wanted: readonly string[],
  regions: Readonly<Record<string, string>>,
): { readonly configuration: Configuration; readonly reasons: readonly Reason[] } {
  const active: string[] = [];
  const reasons: Reason[] = [];
  const chosen = new Set(wanted);
  const holds = (id: string) => [...chosen].some((state) => isWithin(document, state, id));

  function inside(id: string, entering: boolean): Inside {
    active.push(id);
    const kind = document.states[id]?.kind;
    if (kind === 'compound') return insideCompound(id);
    return kind === 'parallel' ? insideParallel(id, entering) : leaf;
  }

  function insideCompound(id: string): Inside {
    const candidates = childrenOf(document, id).filter((child) => child.kind !== 'history' && holds(child.id));
    if (candidates.length > 1)
      reasons.push(...candidates.slice(1).map((child) => ({ code: 'states-conflict', subject: child.id }) as const));
    const child = candidates[0]?.id ?? document.states[id]?.initial ?? undefined;
    if (child === undefined) {
      reasons.push({ code: 'state-missing', subject: id });
      return leaf;
    }
    const within = inside(child, candidates.length === 0);
    return within === leaf ? child : { [child]: within };
  }

  function insideParallel(id: string, entering: boolean): Inside {
    const whole = entering || chosen.has(id);
    const regionsInside = childrenOf(document, id).filter((child) => child.kind !== 'history');
    const entries = regionsInside.map((region): [string, StateValue] => {
      const begin = regions[region.id];
      if (!holds(region.id) && begin !== undefined && isWithin(document, begin, region.id)) chosen.add(begin);
      else if (!holds(region.id) && !whole) reasons.push({ code: 'region-open', subject: region.id });
      const within = inside(region.id, whole || begin === region.id);
      return [region.id, within === leaf ? {} : within];
    });
    return Object.fromEntries(entries);
  }

  const value = inside(document.root, false);
  return { configuration: { value: value === leaf ? {} : value, active }, reasons };
}

/** The active states that have finished: a final one, a compound on a final child, a parallel all of whose regions have finished. */
export function finishedStates(document: FlowDocument, active: readonly string[]): ReadonlySet<string> {
  const within = new Set(active);
  const finished = new Set<string>();
  for (const id of [...active].reverse()) {
    const children = childrenOf(document, id).filter((child) => within.has(child.id));
    const kind = document.states[id]?.kind;
    const done = kind === 'parallel' ? children.every((child) => finished.has(child.id)) : children.some((child) => child.kind === 'final');
    if (kind === 'final' || (children.length > 0 && done)) finished.add(id);
  }
  return finished;
}
