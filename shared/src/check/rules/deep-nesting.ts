import { atState, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

/** Containers inside each other, the flow itself not counted. */
const most = 3;

export const deepNesting = defineRule({
  id: 'deep-nesting',
  severity: 'info',
  label: { zh: '嵌套太深', en: 'Deeply nested' },
  why: {
    zh: '阶段套得太深，就看不出哪一层在处理取消和超时。',
    en: 'With phases deep inside each other nobody sees which level deals with a cancellation or a time limit.',
  },
  check: (view) =>
    view.states
      .filter((state) => view.childrenOf(state.id).length > 0 && depthOf(view, state.id) === most + 1)
      .map((state) => ({
        ...atState(state.id),
        message: {
          zh: `“${view.name(state.id).zh}”已经是第 ${most + 1} 层。`,
          en: `"${view.name(state.id).en}" lies ${most + 1} levels deep.`,
        },
        mend: { zh: '拆掉中间的一层，或另画一个流程。', en: 'Dissolve a level in between, or draw a flow of its own.' },
      })),
});

function depthOf(view: FlowView, id: string): number {
  return view.ancestorsOf(id).length;
}
