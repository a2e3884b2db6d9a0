import type { FlowDocument, State } from '../document/index.ts';
import { ancestorsOf, childrenOf, subtreeOf } from '../document/index.ts';

/** One state of the top level, and how many states lie in it. */
export interface Phase {
  readonly state: State;
  readonly within: number;
}

export interface Phases {
  /** In the order an order comes to them, then those it never comes to, then the ends. */
  readonly phases: readonly Phase[];
  /** Whether some transition leads from one phase, or from inside it, to another. */
  leads(from: string, to: string): boolean;
}

/** The top level of a flow, without what the phases hold. */
export function phasesOf(document: FlowDocument): Phases {
  const top = topOf(document);
  const states = childrenOf(document, top).filter(({ kind }) => kind !== 'history');
  const onward = onwardOf(document, top);
  const met = new Set<string>();
  // The set grows while it is gone through.
  for (const start of [document.states[top]?.initial ?? '', ...states.map(({ id }) => id)]) {
    if (states.some(({ id }) => id === start)) met.add(start);
    for (const id of met) for (const next of onward.get(id) ?? []) met.add(next);
  }
  const phases = [...met].flatMap((id) => {
    const state = document.states[id];
    return state ? [{ state, within: subtreeOf(document, id).length - 1 }] : [];
  });
  const ends = phases.filter(({ state }) => state.kind === 'final');
  const ordered = [...phases.filter((phase) => !ends.includes(phase)), ...ends];
  return { phases: ordered, leads: (from, to) => onward.get(from)?.has(to) ?? false };
}

/** By phase, the other phases to which it, or something in it, leads. */
function onwardOf(document: FlowDocument, top: string): ReadonlyMap<string, ReadonlySet<string>> {
  const phaseOf = (id: string) =>
    [id, ...ancestorsOf(document, id).map((one) => one.id)].find((one) => document.states[one]?.parent === top);
  const onward = new Map<string, Set<string>>();
  for (const { source, targets } of Object.values(document.transitions)) {
    const from = phaseOf(source);
    if (from === undefined) continue;
    const others = targets.flatMap((id) => phaseOf(id) ?? []).filter((to) => to !== from);
    onward.set(from, new Set([...(onward.get(from) ?? []), ...others]));
  }
  return onward;
}

/** A single phase around everything is passed over. */
function topOf(document: FlowDocument): string {
  for (let top = document.root; ; ) {
    const [only, ...others] = childrenOf(document, top).filter(({ kind }) => kind !== 'history');
    if (!only || others.length > 0 || only.kind !== 'compound') return top;
    top = only.id;
  }
}
