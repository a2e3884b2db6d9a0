import { atState, defineRule } from '../define-rule.ts';
import { deleteState } from '../edits.ts';
import { canBeDeleted } from '../mentions.ts';

export const unreachableState = defineRule({
  id: 'unreachable-state',
  severity: 'error',
  label: { zh: '到不了的状态', en: 'Unreachable state' },
  why: {
    zh: '画了却没有订单会来：多半是漏画了一条转移，或该删掉。',
    en: 'It is drawn, but no order ever comes: most often a transition was forgotten, or it should be deleted.',
  },
  fixes: [deleteState],
  check: (view) =>
    view.states
      // The outermost unreachable state speaks for what is inside it; history states have a rule of their own.
      .filter((state) => state.kind !== 'history' && !view.reachable.has(state.id) && view.reachable.has(state.parent ?? ''))
      .map((state) => ({
        ...atState(state.id),
        ...(canBeDeleted(view, state.id) ? {} : { fixes: [] }),
        message: { zh: `没有任何路径能到“${view.name(state.id).zh}”。`, en: `No path leads to "${view.name(state.id).en}".` },
        mend: { zh: '画一条指向它的转移，或删除它。', en: 'Draw a transition to it, or delete it.' },
      })),
});
