import { atState, defineRule } from '../define-rule.ts';

export const noChildren = defineRule({
  id: 'no-children',
  severity: 'error',
  label: { zh: '空的阶段', en: 'Empty phase' },
  check: (view) =>
    Object.values(view.document.states)
      .filter((state) => (state.kind === 'compound' || state.kind === 'parallel') && view.childrenOf(state.id).length === 0)
      .map((state) => {
        const name = view.name(state.id);
        const root = state.id === view.document.root;
        return {
          ...atState(state.id),
          message: {
            zh: root ? '流程还是空的。' : `“${name.zh}”里面还没有状态。`,
            en: root ? 'The flow is still empty.' : `"${name.en}" has no states inside.`,
          },
          mend: root
            ? { zh: '从左侧拖入第一个状态。', en: 'Drag in a first state from the palette.' }
            : { zh: '在里面画至少一个状态，或把它改成普通状态。', en: 'Draw at least one state inside, or make it a plain state.' },
        };
      }),
});
