import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import { canHappen, type FlowView } from '../flow-view.ts';

const makePlain = fixOf('make-plain', { zh: '改成普通状态', en: 'Make it a plain state' }, (document, id) =>
  withState(document, id, { kind: 'atomic', initial: null, initialActions: [] }),
);

/** A plain state needs a way on that does not wait for what is inside. */
function canBePlain(view: FlowView, id: string): boolean {
  return (
    id !== view.document.root &&
    view
      .available(id)
      .some(
        (transition) =>
          transition.trigger.type !== 'done' && canHappen(view.document, transition) && transition.targets.some((target) => target !== id),
      )
  );
}

export const noChildren = defineRule({
  id: 'no-children',
  severity: 'error',
  label: { zh: '空的阶段', en: 'Empty phase' },
  why: {
    zh: '订单进入一个空阶段后没有地方可站，流程无法运行。',
    en: 'An order that enters an empty phase has nowhere to stand; the flow cannot run.',
  },
  fixes: [makePlain],
  check: (view) =>
    Object.values(view.document.states)
      .filter((state) => (state.kind === 'compound' || state.kind === 'parallel') && view.childrenOf(state.id).length === 0)
      .map((state) => {
        const name = view.name(state.id);
        const root = state.id === view.document.root;
        return {
          ...atState(state.id),
          ...(canBePlain(view, state.id) ? {} : { fixes: [] }),
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
