import { atState, defineRule } from '../define-rule.ts';

export const missingInitial = defineRule({
  id: 'missing-initial',
  severity: 'error',
  label: { zh: '没有起始状态', en: 'No initial state' },
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
