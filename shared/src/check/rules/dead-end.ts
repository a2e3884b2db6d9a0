import type { Transition } from '../../document/transition.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withoutTransitions, withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import { canHappen, type FlowView } from '../flow-view.ts';

const makeFinal = fixOf('make-final', { zh: '改成结束状态', en: 'Make it a final state' }, (document, id) => {
  const own = Object.values(document.transitions).filter(({ source }) => source === id);
  const freed = withoutTransitions(
    document,
    own.map((transition) => transition.id),
  );
  return withState(freed, id, { kind: 'final', sla: undefined });
});

/** Whether ending here ends something: the order, or what waits to be finished. */
function canEndHere(view: FlowView, id: string): boolean {
  const { states, root } = view.document;
  const state = states[id];
  if (!state || state.calls.length > 0) return false;
  const parent = states[state.parent ?? ''];
  const whole = states[parent?.parent ?? '']?.kind === 'parallel' ? states[parent?.parent ?? ''] : parent;
  return parent?.id === root || whole?.id === root || view.from(whole?.id ?? '').some(({ trigger }) => trigger.type === 'done');
}

export const deadEnd = defineRule({
  id: 'dead-end',
  severity: 'error',
  label: { zh: '死胡同', en: 'Dead end' },
  why: {
    zh: '订单停在这里，谁也动不了它，也不算结束。',
    en: 'Orders stop here; nobody can move them, and they are not finished either.',
  },
  fixes: [makeFinal],
  check: (view) =>
    deadEnds(view).map((id) => ({
      ...atState(id),
      ...(canEndHere(view, id) ? {} : { fixes: [] }),
      message: { zh: `订单进入“${view.name(id).zh}”后再也出不来。`, en: `An order that comes to "${view.name(id).en}" can never leave.` },
      mend: { zh: '画一条离开它的转移，或把它改成结束状态。', en: 'Draw a transition that leaves it, or make it a final state.' },
    })),
});

/** Reachable plain states that nothing leads out of, neither from themselves nor from what they lie in. */
export function deadEnds(view: FlowView): string[] {
  return view.states
    .filter((state) => state.kind === 'atomic' && view.reachable.has(state.id))
    .filter(
      (state) => !view.available(state.id).some((transition) => canHappen(view.document, transition) && leadsOn(transition, state.id)),
    )
    .map((state) => state.id);
}

/** While an order stands in a plain state, nothing around it has finished. */
function leadsOn({ trigger, targets }: Transition, id: string): boolean {
  return trigger.type !== 'done' && targets.some((target) => target !== id);
}
