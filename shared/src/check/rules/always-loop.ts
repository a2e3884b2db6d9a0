import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const alwaysLoop = defineRule({
  id: 'always-loop',
  severity: 'error',
  label: { zh: '立即转移成环', en: 'Loop of immediate transitions' },
  why: {
    zh: '订单在一瞬间无限打转，这一步会被中止。',
    en: 'The order would go round without end in one instant, and its step is broken off.',
  },
  check: (view) =>
    immediate(view).flatMap((transition) => {
      const loop = loopFrom(view, transition);
      if (!loop) return [];
      const guarded = loop.some((step) => step.guard !== undefined);
      if (guarded && loop.some((step) => step.actions.length > 0)) return [];
      const name = view.name(transition.source);
      return {
        ...atTransition(transition.id),
        severity: guarded ? ('warning' as const) : ('error' as const),
        message: {
          zh: `从“${name.zh}”出发的立即转移会绕回自己，订单会原地打转。`,
          en: `Immediate transitions from "${name.en}" lead back to it: the order would go round for ever.`,
        },
        mend: {
          zh: '给环上的一条转移加上会变化的条件，或改成由事件触发。',
          en: 'Give one transition of the loop a condition that changes, or let an event trigger it.',
        },
      };
    }),
});

function immediate(view: FlowView): Transition[] {
  return view.transitions.filter(
    (transition) => transition.trigger.type === 'always' && (transition.targets.length > 0 || transition.actions.length > 0),
  );
}

/** Whether an order that takes this immediate transition can come back to it at once. */
export function isOnLoop(view: FlowView, transition: Transition): boolean {
  return transition.targets.length === 0 || loopFrom(view, transition) !== undefined;
}

/** The shortest loop of immediate transitions that starts with this one. */
function loopFrom(view: FlowView, first: Transition): readonly Transition[] | undefined {
  if (first.targets.length === 0) return first.guard === undefined ? [first] : undefined;
  const open: (readonly Transition[])[] = [[first]];
  const seen = new Set<Transition>();
  for (let path = open.shift(); path; path = open.shift()) {
    const entered = path.at(-1)?.targets.flatMap((target) => view.enteredWith(target)) ?? [];
    if (entered.includes(first.source)) return path;
    const next = entered.flatMap((id) => immediateFrom(view, id)).filter((transition) => !seen.has(transition));
    for (const transition of next) seen.add(transition);
    const walked = path;
    open.push(...next.map((transition) => [...walked, transition]));
  }
  return undefined;
}

function immediateFrom(view: FlowView, id: string): Transition[] {
  return view.from(id).filter((transition) => transition.trigger.type === 'always' && transition.targets.length > 0);
}
