import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { withTransition } from '../edits.ts';
import { fixOf } from '../fix.ts';
import { fixedDelay } from '../time-limits.ts';

const shareLimit = fixOf('share-limit', { zh: '合成一个时限，按顺序尝试', en: 'Make it one limit, tried in order' }, (document, id) => {
  const transition = document.transitions[id];
  const ms = transition && fixedDelay(transition);
  if (transition?.trigger.type !== 'after' || ms === undefined) return document;
  const shared = Object.values(document.transitions).filter((other) => other.source === transition.source && fixedDelay(other) === ms);
  return shared.reduce(
    (made, { id: each, trigger }) =>
      trigger.type === 'after' && trigger.delay.type === 'expression'
        ? withTransition(made, each, { trigger: { ...trigger, delay: { type: 'fixed', ms } } })
        : made,
    document,
  );
});

export const racingTimers = defineRule({
  id: 'racing-timers',
  severity: 'warning',
  label: { zh: '同时到期的两个时限', en: 'Limits due at the same instant' },
  why: {
    zh: '两个分开计的时限在同一刻到期，先后说不准，订单走哪条路也说不准。',
    en: 'Two limits counted apart fall due at the same instant; which comes first, and so where orders go, is not certain.',
  },
  fixes: [shareLimit],
  check: (view) =>
    Object.values(view.document.states).flatMap((state) =>
      racesOf(view.from(state.id)).map(([earlier, later]) => ({
        ...atTransition(later.id, '.trigger.delay'),
        ...(earlier.guard === undefined || earlier.guard === later.guard ? { fixes: [] } : {}),
        message: {
          zh: `“${view.name(state.id).zh}”的两个时限写法不同，却在同一刻到期。`,
          en: `Two limits of "${view.name(state.id).en}" are written differently but fall due at the same instant.`,
        },
        mend: {
          zh: '写成同一个时限的两行，由顺序决定；或让它们错开。',
          en: 'Make them rows of one limit, so that their order decides, or set them apart.',
        },
      })),
    ),
});

/** Transitions of one state that are due together though they are counted apart, each with the first of its length. */
function racesOf(siblings: readonly Transition[]): (readonly [Transition, Transition])[] {
  const first = new Map<number, Transition>();
  const races: (readonly [Transition, Transition])[] = [];
  for (const transition of siblings) {
    const ms = fixedDelay(transition);
    if (ms === undefined || ms < 0) continue;
    const earlier = first.get(ms);
    if (!earlier) first.set(ms, transition);
    else if (isApart(earlier, transition)) races.push([earlier, transition]);
  }
  return races;
}

/** Whether two limits of one length are counted apart: siblings written alike share one timer. */
function isApart(one: Transition, other: Transition): boolean {
  if (one.trigger.type !== 'after' || other.trigger.type !== 'after') return false;
  const [a, b] = [one.trigger.delay, other.trigger.delay];
  return a.type !== b.type || (a.type === 'expression' && b.type === 'expression' && a.text !== b.text);
}
