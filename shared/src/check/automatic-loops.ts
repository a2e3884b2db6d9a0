import { canonicalJson } from '../base/json.ts';
import type { Transition } from '../document/transition.ts';
import { canHappen, type FlowView } from './flow-view.ts';

/** The transitions by which an order goes round by itself, without any condition that could end it. */
export type AutomaticLoop = readonly Transition[];

const known = new WeakMap<FlowView, readonly AutomaticLoop[]>();

/** The loops of time limits and answers in which nothing counts the rounds; worked out once for all rules. */
export function automaticLoops(view: FlowView): readonly AutomaticLoop[] {
  const found = known.get(view) ?? findLoops(view);
  known.set(view, found);
  return found;
}

function findLoops(view: FlowView): AutomaticLoop[] {
  const unbounded = view.transitions.filter((transition) => isUnbounded(view, transition));
  const bySource = new Map<string, Transition[]>();
  for (const transition of unbounded) bySource.set(transition.source, [...(bySource.get(transition.source) ?? []), transition]);
  const told = new Set<Transition>();
  const loops: AutomaticLoop[] = [];
  for (const first of unbounded) {
    if (first.trigger.type === 'always' || told.has(first)) continue;
    const loop = wayBack(view, first, bySource);
    if (!loop || isLimited(view, loop)) continue;
    for (const transition of loop) told.add(transition);
    loops.push(loop);
  }
  return loops;
}

/** Taken whatever the order is: the first of its trigger, without a condition, and with no person or system involved. */
function isUnbounded(view: FlowView, transition: Transition): boolean {
  const { trigger, guard, targets, source } = transition;
  if (trigger.type === 'event' || guard !== undefined || targets.length === 0 || !canHappen(view.document, transition)) return false;
  const key = canonicalJson(trigger);
  return view.from(source).find((sibling) => canonicalJson(sibling.trigger) === key)?.id === transition.id;
}

function wayBack(view: FlowView, first: Transition, bySource: ReadonlyMap<string, readonly Transition[]>): AutomaticLoop | undefined {
  const open: AutomaticLoop[] = [[first]];
  const seen = new Set<Transition>([first]);
  for (let path = open.shift(); path; path = open.shift()) {
    const entered = path.at(-1)?.targets.flatMap((target) => view.enteredWith(target)) ?? [];
    if (entered.includes(first.source)) return path;
    for (const next of entered.flatMap((id) => bySource.get(id) ?? [])) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push([...path, next]);
    }
  }
  return undefined;
}

/** A time limit around the whole loop ends it. */
function isLimited(view: FlowView, loop: AutomaticLoop): boolean {
  const around = loop.map(({ source }) => new Set(view.ancestorsOf(source).map(({ id }) => id)));
  return [...(around[0] ?? [])].some(
    (id) => around.every((ancestors) => ancestors.has(id)) && view.from(id).some(({ trigger }) => trigger.type === 'after'),
  );
}
