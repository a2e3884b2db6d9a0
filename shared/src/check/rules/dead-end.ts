import type { Transition } from '../../document/transition.ts';
import { atState, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const deadEnd = defineRule({
  id: 'dead-end',
  severity: 'error',
  label: { zh: '死胡同', en: 'Dead end' },
  check: (view) =>
    deadEnds(view).map((id) => ({
      ...atState(id),
      message: { zh: `订单进入“${view.name(id).zh}”后再也出不来。`, en: `An order that comes to "${view.name(id).en}" can never leave.` },
      mend: { zh: '画一条离开它的转移，或把它改成结束状态。', en: 'Draw a transition that leaves it, or make it a final state.' },
    })),
});

/** Reachable plain states that nothing leads out of, neither from themselves nor from what they lie in. */
export function deadEnds(view: FlowView): string[] {
  return view.states
    .filter((state) => state.kind === 'atomic' && view.reachable.has(state.id))
    .filter((state) => !view.available(state.id).some((transition) => leadsOn(transition, state.id)))
    .map((state) => state.id);
}

/** While an order stands in a plain state, nothing around it has finished. */
function leadsOn({ trigger, targets }: Transition, id: string): boolean {
  return trigger.type !== 'done' && targets.some((target) => target !== id);
}
