import { childrenOf } from '../../document/queries.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';

const startWithFirst = fixOf(
  'start-with-first',
  { zh: '从里面的第一个状态开始', en: 'Start with the first state inside' },
  (document, id) => {
    const children = childrenOf(document, id);
    const first = children.find(({ kind }) => kind !== 'history' && kind !== 'final') ?? children[0];
    return first ? withState(document, id, { initial: first.id }) : document;
  },
);

export const missingInitial = defineRule({
  id: 'missing-initial',
  severity: 'error',
  label: { zh: '没有起始状态', en: 'No initial state' },
  why: {
    zh: '进入一个阶段时要知道从哪里开始，否则流程无法运行。',
    en: 'Whoever enters a phase must know where to begin; without that the flow cannot run.',
  },
  fixes: [startWithFirst],
  check: (view) =>
    Object.values(view.document.states)
      .filter(
        (state) =>
          state.kind === 'compound' &&
          view.childrenOf(state.id).length > 0 &&
          !view.childrenOf(state.id).some((child) => child.id === state.initial),
      )
      .map((state) => {
        const name = view.name(state.id);
        const root = state.id === view.document.root;
        return {
          ...atState(state.id, '.initial'),
          message: {
            zh: root ? '流程没有起始状态。' : `“${name.zh}”没有起始状态。`,
            en: root ? 'The flow has no initial state.' : `"${name.en}" has no initial state.`,
          },
          mend: { zh: '在里面选一个状态设为起始。', en: 'Choose one of the states inside as the initial one.' },
        };
      }),
});
