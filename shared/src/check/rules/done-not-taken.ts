import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';
import { unfinishing } from './never-joins.ts';

export const doneNotTaken = defineRule({
  id: 'done-not-taken',
  severity: 'warning',
  label: { zh: '阶段完成后没有下一步', en: 'Nothing follows the end of a phase' },
  why: {
    zh: '阶段走到了结束，订单却留在原地，只能等别的事件。',
    en: 'The phase has come to its end, but the order stays there and waits for something else.',
  },
  check: (view) =>
    view.states
      .filter((state) => view.reachable.has(state.id) && canFinish(view, state) && !isFollowed(view, state))
      .map((state) => ({
        ...atState(state.id),
        message: {
          zh: `“${view.name(state.id).zh}”可以走完，但没有画“完成后”去哪里。`,
          en: `"${view.name(state.id).en}" can come to its end, but nothing says where orders go then.`,
        },
        mend: { zh: '从它画一条“完成后”的转移。', en: 'Draw a transition from it for when it is done.' },
      })),
});

function canFinish(view: FlowView, state: State): boolean {
  return (
    (state.kind === 'compound' || state.kind === 'parallel') &&
    view.childrenOf(state.id).length > 0 &&
    unfinishing(view, state) === undefined
  );
}

/** Regions are followed by the end of the whole. */
function isFollowed(view: FlowView, state: State): boolean {
  const parent = view.document.states[state.parent ?? ''];
  return parent?.kind === 'parallel' || view.from(state.id).some(({ trigger }) => trigger.type === 'done' || trigger.type === 'always');
}
