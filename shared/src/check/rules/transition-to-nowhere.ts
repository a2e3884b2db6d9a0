import { atTransition, defineRule } from '../define-rule.ts';
import { withoutTransitions, withTransition } from '../edits.ts';
import type { Fix } from '../fix.ts';

const deleteArrow: Fix = {
  id: 'delete-arrow',
  label: { zh: '删除这条箭头', en: 'Delete the arrow' },
  apply(document, { place, path }) {
    const transition = place.type === 'transition' ? document.transitions[place.id] : undefined;
    if (!transition) return document;
    const there = transition.targets.filter((target) => Object.hasOwn(document.states, target));
    const partly = path.endsWith('.targets') && there.length > 0;
    return partly ? withTransition(document, transition.id, { targets: there }) : withoutTransitions(document, [transition.id]);
  },
};

export const transitionToNowhere = defineRule({
  id: 'transition-to-nowhere',
  severity: 'error',
  label: { zh: '转移没有去处', en: 'Transition to nowhere' },
  why: {
    zh: '触发后订单无处可去，流程无法运行。',
    en: 'Once triggered, the order would have nowhere to go; the flow cannot run.',
  },
  fixes: [deleteArrow],
  check: (view) => [
    ...view.transitions
      .filter((transition) => transition.targets.some((target) => !Object.hasOwn(view.document.states, target)))
      .map((transition) => ({
        ...atTransition(transition.id, '.targets'),
        message: {
          zh: `从“${view.name(transition.source).zh}”出发的转移指向一个不存在的状态。`,
          en: `A transition from "${view.name(transition.source).en}" leads to a state that does not exist.`,
        },
        mend: { zh: '把箭头连到一个状态上，或删除它。', en: 'Connect the arrow to a state, or delete it.' },
      })),
    ...view.transitions
      .filter(
        ({ source, trigger }) => trigger.type === 'reply' && !view.document.states[source]?.calls.some((call) => call.id === trigger.call),
      )
      .map((transition) => ({
        ...atTransition(transition.id, '.trigger'),
        message: {
          zh: `“${view.name(transition.source).zh}”没有这条转移所等待的调用。`,
          en: `"${view.name(transition.source).en}" has no such call to wait for.`,
        },
        mend: { zh: '改选一个触发，或在状态上添加这个调用。', en: 'Choose another trigger, or add the call to the state.' },
      })),
  ],
});
