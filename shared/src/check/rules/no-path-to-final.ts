import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import { canHappen, type FlowView } from '../flow-view.ts';
import { deadEnds } from './dead-end.ts';

export const noPathToFinal = defineRule({
  id: 'no-path-to-final',
  severity: 'error',
  label: { zh: '走不到结束', en: 'No path to an end' },
  why: {
    zh: '订单会永远在途：报表、售后时限和清理都等不到它结束。',
    en: 'Orders stay in flight for ever: reports, after-sales periods and cleaning-up wait for an end that never comes.',
  },
  check(view) {
    const ends = endings(view);
    if (ends.length === 0) return view.states.length === 0 ? [] : [neverEnds(view)];
    const ending = canReach(view, ends);
    const known = new Set(deadEnds(view));
    return view.states
      .filter((state) => state.kind === 'atomic' && view.reachable.has(state.id) && !ending.has(state.id) && !known.has(state.id))
      .map((state) => ({
        ...atState(state.id),
        message: {
          zh: `从“${view.name(state.id).zh}”出发，订单永远走不到结束。`,
          en: `From "${view.name(state.id).en}" an order can never come to an end.`,
        },
        mend: { zh: '画出通往结束状态的路。', en: 'Draw a way that leads to a final state.' },
      }));
  },
});

function neverEnds(view: FlowView) {
  return {
    ...atState(view.document.root),
    severity: 'warning' as const,
    message: { zh: '流程没有结束状态：订单永远在途。', en: 'The flow has no final state: orders stay in flight for ever.' },
    mend: { zh: '加一个结束状态，并画出通往它的转移。', en: 'Add a final state and a transition that leads to it.' },
  };
}

/** The final states that end the whole order. */
export function endings(view: FlowView): string[] {
  const { root, states } = view.document;
  const outer = states[root]?.kind === 'parallel' ? view.childrenOf(root).map((region) => region.id) : [root];
  return outer.flatMap((id) =>
    view
      .childrenOf(id)
      .filter((child) => child.kind === 'final')
      .map((child) => child.id),
  );
}

/** Every state from which one of the ends can be reached; conditions are left aside, regions are taken to finish when one can. */
function canReach(view: FlowView, ends: readonly string[]): Set<string> {
  const into = new Map<string, string[]>();
  for (const state of Object.values(view.document.states)) {
    for (const next of new Set(waysOn(view, state))) {
      const sources = into.get(next);
      if (sources) sources.push(state.id);
      else into.set(next, [state.id]);
    }
  }
  const found = new Set(ends);
  const open = [...ends];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const before = (into.get(id) ?? []).filter((from) => !found.has(from));
    for (const from of before) found.add(from);
    open.push(...before);
  }
  return found;
}

/** Where an order may be next: inside, or over any transition it can take. Only what has ended takes "done". */
function waysOn(view: FlowView, state: State): string[] {
  const inside = view.enteredWith(state.id).filter((id) => id !== state.id);
  const remembered = state.kind === 'history' && state.parent ? [state.parent] : [];
  const taken = view
    .available(state.id)
    .filter((transition) => canHappen(view.document, transition) && (state.kind !== 'atomic' || transition.trigger.type !== 'done'));
  return [...inside, ...remembered, ...taken.flatMap((transition) => transition.targets)];
}
