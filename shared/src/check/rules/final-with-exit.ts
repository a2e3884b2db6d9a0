import { atTransition, defineRule } from '../define-rule.ts';
import { deleteTransition } from '../edits.ts';

export const finalWithExit = defineRule({
  id: 'final-with-exit',
  severity: 'error',
  label: { zh: '结束状态还有出口', en: 'Final state with a way out' },
  why: {
    zh: '订单结束后不再接收任何事件，这条转移只会误导读图的人。',
    en: 'A finished order takes no more events; the transition only misleads readers of the drawing.',
  },
  fixes: [deleteTransition],
  check: (view) =>
    view.transitions
      .filter((transition) => view.document.states[transition.source]?.kind === 'final')
      .map((transition) => ({
        ...atTransition(transition.id),
        message: {
          zh: `“${view.name(transition.source).zh}”是结束状态，这条转移永远不会发生。`,
          en: `"${view.name(transition.source).en}" is final; this transition can never happen.`,
        },
        mend: { zh: '删除这条转移，或把它改成普通状态。', en: 'Delete the transition, or make it a plain state.' },
      })),
});
