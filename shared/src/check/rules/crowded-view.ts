import { atState, defineRule } from '../define-rule.ts';

/** More than this nobody takes in at one look. */
const most = 50;

export const crowdedView = defineRule({
  id: 'crowded-view',
  severity: 'info',
  label: { zh: '一层里状态太多', en: 'Too many states in one view' },
  why: {
    zh: '一眼看不完的图没有人愿意读，也打印不下。',
    en: 'A drawing that cannot be taken in at one look is not read, and does not fit a page.',
  },
  check: (view) =>
    Object.values(view.document.states)
      .filter((state) => view.childrenOf(state.id).length > most)
      .map((state) => {
        const count = view.childrenOf(state.id).length;
        const root = state.id === view.document.root;
        return {
          ...atState(state.id),
          message: {
            zh: `${root ? '流程的最外层' : `“${view.name(state.id).zh}”`}有 ${count} 个状态。`,
            en: `${root ? 'The outermost level' : `"${view.name(state.id).en}"`} has ${count} states.`,
          },
          mend: { zh: '选中相关的几个，组成阶段。', en: 'Select those that belong together and group them into phases.' },
        };
      }),
});
