import { atState, defineRule } from '../define-rule.ts';
import { deleteState } from '../edits.ts';
import { canBeDeleted } from '../mentions.ts';

export const idleHistory = defineRule({
  id: 'idle-history',
  severity: 'warning',
  label: { zh: '没用上的历史状态', en: 'Idle history state' },
  why: {
    zh: '“回到原处”没有人用，读图的人会以为有。',
    en: 'Nobody returns there, though the drawing says one can.',
  },
  fixes: [deleteState],
  check(view) {
    const targeted = new Set(view.transitions.flatMap((transition) => transition.targets));
    return view.states
      .filter(
        (state) => state.kind === 'history' && !targeted.has(state.id) && view.document.states[state.parent ?? '']?.initial !== state.id,
      )
      .map((state) => ({
        ...atState(state.id),
        ...(canBeDeleted(view, state.id) ? {} : { fixes: [] }),
        message: {
          zh: `没有转移指向历史状态“${view.name(state.id).zh}”。`,
          en: `No transition leads to the history state "${view.name(state.id).en}".`,
        },
        mend: { zh: '让要“回到原处”的转移指向它，或删除它。', en: 'Lead the transition that should return to it, or delete it.' },
      }));
  },
});
