import type { ActionCall } from '../../document/action-call.ts';
import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const raiseLoop = defineRule({
  id: 'raise-loop',
  severity: 'error',
  label: { zh: '触发事件成环', en: 'Loop of raised events' },
  why: {
    zh: '订单自己触发的事件又引出同一个事件，这一步停不下来，会被中止。',
    en: 'An event the order raises leads to the same event again: the step does not end and is broken off.',
  },
  check(view) {
    const raising = new Map(
      view.transitions.map((transition) => [transition, raisedBy(view, transition)] as const).filter(([, events]) => events.size > 0),
    );
    return [...raising.keys()].flatMap((transition) => {
      const loop = loopFrom(view, transition, raising);
      if (!loop) return [];
      const guarded = loop.some(({ guard }) => guard !== undefined && guard.trim() !== 'true');
      if (guarded && loop.some(({ actions }) => actions.some(({ type }) => type === 'set-field'))) return [];
      return {
        ...atTransition(transition.id),
        severity: guarded ? ('warning' as const) : ('error' as const),
        message: {
          zh: `从“${view.name(transition.source).zh}”出发的这条转移触发的事件，会再引出这条转移。`,
          en: `What this transition of "${view.name(transition.source).en}" raises leads to the same transition again.`,
        },
        mend: {
          zh: '给其中一条加上会变化的条件，或让事件延后触发。',
          en: 'Give one of them a condition that changes, or raise the event later.',
        },
      };
    });
  },
});

type Raising = ReadonlyMap<Transition, ReadonlySet<string>>;

/** The shortest way from a transition over what is raised back to it. */
function loopFrom(view: FlowView, first: Transition, raising: Raising): readonly Transition[] | undefined {
  const open: (readonly Transition[])[] = [[first]];
  const seen = new Set<Transition>();
  for (let path = open.shift(); path; path = open.shift()) {
    const last = path.at(-1) ?? first;
    const next = [...raising.keys()].filter((other) => takes(view, last, other, raising.get(last)));
    if (next.includes(first)) return path;
    for (const other of next.filter((each) => !seen.has(each))) {
      seen.add(other);
      open.push([...path, other]);
    }
  }
  return undefined;
}

/** Whether a transition takes an event that another raised, where the other has led to. */
function takes(view: FlowView, { source, targets }: Transition, next: Transition, events: ReadonlySet<string> | undefined): boolean {
  const { trigger } = next;
  if (trigger.type !== 'event' || !events?.has(trigger.event)) return false;
  const stands = targets.length === 0 ? [source] : targets.flatMap((target) => view.enteredWith(target));
  return stands.some((id) => id === next.source || view.ancestorsOf(id).some((ancestor) => ancestor.id === next.source));
}

/** The events raised at once by a transition and by what it enters. */
function raisedBy(view: FlowView, { actions, targets }: Transition): ReadonlySet<string> {
  const entered = targets.flatMap((target) => view.enteredWith(target)).flatMap((id) => view.document.states[id]?.entry ?? []);
  return new Set([...actions, ...entered].flatMap(raised));
}

function raised({ type, params }: ActionCall): string[] {
  return type === 'raise-event' && typeof params.event === 'string' && params.delay === undefined ? [params.event] : [];
}
