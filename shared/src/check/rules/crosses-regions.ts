import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const crossesRegions = defineRule({
  id: 'crosses-regions',
  severity: 'error',
  label: { zh: '跨并行线的转移', en: 'Transition across regions' },
  why: {
    zh: '并行线各走各的：从一条线跳进另一条线，会让所有并行线都退出再重来。',
    en: 'Regions run side by side: a jump from one into another leaves all of them and begins them anew.',
  },
  check: (view) =>
    view.transitions.flatMap((transition) => {
      const whole = crossed(view, transition);
      if (whole === undefined) return [];
      const [from, within] = [view.name(transition.source), view.name(whole)];
      return {
        ...atTransition(transition.id, '.targets'),
        message: {
          zh: `从“${from.zh}”出发的转移跳进了“${within.zh}”的另一条并行线。`,
          en: `The transition from "${from.en}" leads into another region of "${within.en}".`,
        },
        mend: {
          zh: '改成触发一个事件，由另一条线自己转移；或指向并行状态之外。',
          en: 'Raise an event that the other region takes, or lead out of the parallel state.',
        },
      };
    }),
});

/** The parallel state one of whose regions it leaves for another. */
function crossed(view: FlowView, { source, targets }: Transition): string | undefined {
  const lines = regionsAround(view, source);
  for (const [whole, region] of lines) {
    const others = targets.map((target) => regionsAround(view, target).get(whole));
    if (others.some((other) => other !== undefined) && !others.includes(region)) return whole;
  }
  return undefined;
}

/** Every parallel state around a state, with the region it lies in. */
function regionsAround(view: FlowView, id: string): Map<string, string> {
  const found = new Map<string, string>();
  let inner = id;
  for (const ancestor of view.ancestorsOf(id)) {
    if (ancestor.kind === 'parallel') found.set(ancestor.id, inner);
    inner = ancestor.id;
  }
  return found;
}
