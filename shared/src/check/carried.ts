import type { ActionCall } from '../document/action-call.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';
import { canHappen, type FlowView } from './flow-view.ts';

/** Something an order takes on, and must put down again before it ends. */
export interface Burden {
  takesOn(call: ActionCall): boolean;
  putsDown(call: ActionCall): boolean;
  /** A way on which it was not taken on after all. */
  refused(transition: Transition): boolean;
}

/**
 * The final states of the order that can be reached with a burden. Seen from the outermost level: what puts it down anywhere inside a
 * phase is taken to do so, since only there a path is sure.
 */
export function burdenedEnds(view: FlowView, burden: Burden, ends: (state: State) => boolean): readonly string[] {
  const level = outermost(view);
  const open = [...level.values()].filter(({ id }) => takesOnIn(view, id, burden)).map(({ id }) => id);
  const carried = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (carried.has(id)) continue;
    carried.add(id);
    open.push(...waysOn(view, level, id, burden));
  }
  return [...carried].filter((id) => {
    const state = view.document.states[id];
    return state?.kind === 'final' && ends(state);
  });
}

function outermost(view: FlowView): Map<string, State> {
  return new Map(view.childrenOf(view.document.root).map((state) => [state.id, state]));
}

function waysOn(view: FlowView, level: ReadonlyMap<string, State>, id: string, burden: Burden): string[] {
  return inside(view, id)
    .flatMap((inner) => view.from(inner))
    .filter(
      (transition) => canHappen(view.document, transition) && !burden.refused(transition) && !transition.actions.some(burden.putsDown),
    )
    .flatMap(({ targets }) => targets.flatMap((target) => [target, ...view.ancestorsOf(target).map((state) => state.id)]))
    .filter((target) => target !== id && level.has(target) && !putsDownIn(view, target, burden));
}

function inside(view: FlowView, id: string): string[] {
  return [id, ...view.childrenOf(id).flatMap((child) => inside(view, child.id))];
}

function takesOnIn(view: FlowView, id: string, burden: Burden): boolean {
  const calls = callsIn(view, id);
  return calls.some(burden.takesOn) && !calls.some(burden.putsDown);
}

function putsDownIn(view: FlowView, id: string, burden: Burden): boolean {
  return callsIn(view, id).some(burden.putsDown);
}

/** What is done in a state and all that lies in it; on the way out only where that stays inside. */
function callsIn(view: FlowView, id: string): ActionCall[] {
  const within = new Set(inside(view, id));
  return [...within].flatMap((each) => {
    const { entry = [], exit = [], calls = [] } = view.document.states[each] ?? {};
    const own = view.from(each).filter(({ targets }) => targets.every((target) => within.has(target)));
    return [...entry, ...exit, ...calls.map(({ action }) => action), ...own.flatMap(({ actions }) => actions)];
  });
}
