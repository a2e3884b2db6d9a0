import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { deleteTransition, withoutTransitions } from '../edits.ts';
import type { FlowView } from '../flow-view.ts';
import { isHarmless } from './harmless.ts';

export const hidesParent = defineRule({
  id: 'hides-parent',
  severity: 'warning',
  label: { zh: '挡住了外层的处理', en: 'Hides what the phase does' },
  why: {
    zh: '里层先处理：外层为所有状态画的取消或退款，在这里就不会发生。',
    en: 'What lies inside comes first: a cancellation or refund drawn for the whole phase does not happen here.',
  },
  fixes: [deleteTransition],
  check: (view) =>
    view.transitions.flatMap((transition) => {
      const hidden = hiddenBy(view, transition);
      if (!hidden) return [];
      const [inner, outer] = [view.name(transition.source), view.name(hidden.source)];
      const root = hidden.source === view.document.root;
      return {
        ...atTransition(transition.id),
        // Leading elsewhere is what inner transitions are for; staying swallows the event.
        severity: transition.targets.length === 0 ? ('warning' as const) : ('info' as const),
        fixes: isHarmless(view, withoutTransitions(view.document, [transition.id])) ? [deleteTransition.id] : [],
        message: {
          zh: `“${inner.zh}”自己处理了这个事件，${root ? '整个流程' : `“${outer.zh}”`}对它的处理在这里不会发生。`,
          en: `"${inner.en}" takes this event itself, so what ${root ? 'the flow' : `"${outer.en}"`} does about it does not happen here.`,
        },
        mend: {
          zh: '若不是有意，删除里层的，或给它加条件。',
          en: 'Unless it is meant, delete the inner one or give it a condition.',
        },
      };
    }),
});

/** The nearest transition around that would take the same event; one with the same end is no loss. */
function hiddenBy(view: FlowView, { source, trigger, guard, targets }: Transition): Transition | undefined {
  if (trigger.type !== 'event' || guard !== undefined) return undefined;
  const ends = targets.join(' ');
  return view
    .ancestorsOf(source)
    .flatMap((ancestor) => view.from(ancestor.id))
    .find((outer) => outer.trigger.type === 'event' && covers(trigger.event, outer.trigger.event) && outer.targets.join(' ') !== ends);
}

/** Whether an inner trigger takes what an outer one waits for. */
function covers(inner: string, outer: string): boolean {
  return inner.endsWith('*') ? outer.startsWith(inner.slice(0, -1)) : inner === outer;
}
