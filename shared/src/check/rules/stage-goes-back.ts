import { textOf } from '../../base/text.ts';
import type { State } from '../../document/state.ts';
import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { canHappen, type FlowView } from '../flow-view.ts';

export const stageGoesBack = defineRule({
  id: 'stage-goes-back',
  severity: 'warning',
  label: { zh: '客户看到的进度会倒退', en: 'What customers are told goes back' },
  why: {
    zh: '客户先看到“已发货”，又看到“备货中”，就会来问。',
    en: 'Customers who are told "shipped" and then "preparing" again will ask.',
  },
  check(view) {
    const known = new Map<string, boolean>();
    return view.transitions.flatMap((transition) => {
      const [from, to] = stagesOf(view, transition);
      if (!from || !to || from === to) return [];
      const pair = `${to}\n${from}`;
      const back = known.get(pair) ?? alwaysComesBefore(view, to, from);
      known.set(pair, back);
      if (!back) return [];
      return {
        ...atTransition(transition.id),
        message: {
          zh: `这条转移让客户看到的进度从“${from}”退回“${to}”。`,
          en: `This transition takes what customers are told back from "${wording(view, from)}" to "${wording(view, to)}".`,
        },
        mend: {
          zh: '若不该让客户看到，改写其中一个状态的客户文案。',
          en: 'Unless customers should see that, reword what they are told in one of the states.',
        },
      };
    });
  },
});

/** Whether no order is told the one thing without having been told the other before. */
function alwaysComesBefore(view: FlowView, first: string, second: string): boolean {
  const open = [...view.enteredWith(view.document.root)];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const stage = stageOf(view, id);
    if (seen.has(id) || stage === first) continue;
    if (stage === second) return false;
    seen.add(id);
    for (const transition of view.available(id)) {
      if (canHappen(view.document, transition)) open.push(...transition.targets.flatMap((target) => [...view.enteredWith(target)]));
    }
  }
  return true;
}

/** What customers are told before and after; not where several regions tell different things. */
function stagesOf(view: FlowView, { source, targets }: Transition): readonly [string | undefined, string | undefined] {
  const plain = (id: string) => ![view.document.states[id], ...view.ancestorsOf(id)].some((state) => state?.kind === 'parallel');
  const [target] = targets;
  if (!target || targets.length > 1 || !plain(source) || !plain(target)) return [undefined, undefined];
  return [stageOf(view, source), stageOf(view, view.enteredWith(target).at(-1) ?? target)];
}

function stageOf(view: FlowView, id: string): string | undefined {
  const told = [view.document.states[id], ...view.ancestorsOf(id)].find((state): state is State => textOf(state?.stage, 'zh') !== '');
  return told && textOf(told.stage, 'zh');
}

function wording(view: FlowView, zh: string): string {
  const state = view.states.find(({ stage }) => textOf(stage, 'zh') === zh);
  return textOf(state?.stage, 'en') || zh;
}
