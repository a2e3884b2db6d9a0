import { describeDuration } from '../../expression/describe-duration.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { deleteTransition, withoutTransitions } from '../edits.ts';
import type { FlowView } from '../flow-view.ts';
import { fixedDelay, longestStay } from '../time-limits.ts';
import { isHarmless } from './harmless.ts';

export const outlivedTimeout = defineRule({
  id: 'outlived-timeout',
  severity: 'warning',
  label: { zh: '永远等不到的时限', en: 'Time limit that never runs out' },
  why: {
    zh: '外层阶段的时限更短，订单早已离开，这条超时处理不会发生。',
    en: 'The phase around has a shorter limit: orders are gone before, so this one never happens.',
  },
  fixes: [deleteTransition],
  check: (view) =>
    view.transitions.flatMap((transition) => {
      const ms = fixedDelay(transition);
      const around = ms === undefined ? undefined : shorter(view, transition.source, ms);
      if (ms === undefined || !around) return [];
      const outer = view.name(around.id);
      return {
        ...atTransition(transition.id, '.trigger.delay'),
        fixes: isHarmless(view, withoutTransitions(view.document, [transition.id])) ? [deleteTransition.id] : [],
        message: {
          zh: `这里要等${describeDuration(ms, 'zh')}，但“${outer.zh}”${describeDuration(around.limit, 'zh')}后就离开了。`,
          en: `It waits ${describeDuration(ms, 'en')}, but "${outer.en}" is left after ${describeDuration(around.limit, 'en')}.`,
        },
        mend: { zh: '缩短这个时限，或延长外层的。', en: 'Shorten this limit, or lengthen the one around it.' },
      };
    }),
});

/** The nearest ancestor that is left no later. */
function shorter(view: FlowView, id: string, ms: number): { readonly id: string; readonly limit: number } | undefined {
  for (const ancestor of view.ancestorsOf(id)) {
    const limit = longestStay(view, ancestor.id);
    if (limit !== undefined && limit <= ms) return { id: ancestor.id, limit };
  }
  return undefined;
}
