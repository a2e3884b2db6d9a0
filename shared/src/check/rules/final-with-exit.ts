import { atTransition, defineRule } from '../define-rule.ts';

export const finalWithExit = defineRule({
  id: 'final-with-exit',
  severity: 'error',
  label: { zh: '结束状态还有出口', en: 'Final state with a way out' },
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
