import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const neverJoins = defineRule({
  id: 'never-joins',
  severity: 'error',
  label: { zh: '永远等不到完成', en: 'Never joins' },
  why: {
    zh: '等待完成的转移永远不发生，订单卡在这里。',
    en: 'The transition that waits for the end never happens, and orders get stuck.',
  },
  check: (view) =>
    view.states
      .filter((state) => view.reachable.has(state.id) && view.from(state.id).some((transition) => transition.trigger.type === 'done'))
      .flatMap((state) => {
        const stuck = unfinishing(view, state);
        if (!stuck) return [];
        const [whole, part] = [view.name(state.id), view.name(stuck.id)];
        return {
          ...atState(stuck.id),
          message:
            stuck.id === state.id
              ? {
                  zh: `“${whole.zh}”等着完成，但里面没有能到达的结束状态。`,
                  en: `"${whole.en}" waits to be finished, but no final state inside it can be reached.`,
                }
              : {
                  zh: `“${whole.zh}”等所有并行线完成，但“${part.zh}”到不了结束。`,
                  en: `"${whole.en}" waits for all its regions, but "${part.en}" can never finish.`,
                },
          mend: {
            zh: `在“${part.zh}”里加一个结束状态，并画出通往它的转移。`,
            en: `Add a final state inside "${part.en}" and a transition that leads to it.`,
          },
        };
      }),
});

/** The part that keeps a state from finishing; undefined when it can finish. */
export function unfinishing(view: FlowView, state: State): State | undefined {
  if (state.kind === 'final') return undefined;
  if (state.kind === 'parallel') {
    const regions = view.childrenOf(state.id).filter((child) => child.kind !== 'history');
    return regions.map((region) => unfinishing(view, region)).find((part) => part !== undefined);
  }
  const finishes = view.childrenOf(state.id).some((child) => child.kind === 'final' && view.reachable.has(child.id));
  return finishes ? undefined : state;
}
