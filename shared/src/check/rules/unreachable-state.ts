import { atState, defineRule } from '../define-rule.ts';

export const unreachableState = defineRule({
  id: 'unreachable-state',
  severity: 'error',
  label: { zh: '到不了的状态', en: 'Unreachable state' },
  check: (view) =>
    view.states
      // The outermost unreachable state speaks for what is inside it; history states have a rule of their own.
      .filter((state) => state.kind !== 'history' && !view.reachable.has(state.id) && view.reachable.has(state.parent ?? ''))
      .map((state) => ({
        ...atState(state.id),
        message: { zh: `没有任何路径能到“${view.name(state.id).zh}”。`, en: `No path leads to "${view.name(state.id).en}".` },
        mend: { zh: '画一条指向它的转移，或删除它。', en: 'Draw a transition to it, or delete it.' },
      })),
});
