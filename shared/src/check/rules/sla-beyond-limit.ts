import { describeDuration } from '../../expression/describe-duration.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import { type FlowView, viewOf } from '../flow-view.ts';
import { longestStay } from '../time-limits.ts';

const half = fixOf('half-the-limit', { zh: '停留时限改为超时的一半', en: 'Expect half of the time limit' }, (document, id) => {
  const sla = document.states[id]?.sla;
  const limit = sla && limitOf(viewOf(document), id)?.limit;
  return sla && limit !== undefined ? withState(document, id, { sla: { ...sla, expected: Math.max(1, Math.floor(limit / 2)) } }) : document;
});

export const slaBeyondLimit = defineRule({
  id: 'sla-beyond-limit',
  severity: 'warning',
  label: { zh: '停留时限晚于超时', en: 'Expected stay beyond the time limit' },
  why: {
    zh: '超时先发生，停留时限的提醒永远不会发出。',
    en: 'The time limit comes first, so nobody is ever told that an order stays too long.',
  },
  fixes: [half],
  check: (view) =>
    Object.values(view.document.states).flatMap(({ id, sla }) => {
      const limit = sla && limitOf(view, id);
      if (!sla || sla.working || !limit || sla.expected < limit.limit) return [];
      return {
        ...atState(id, '.sla'),
        message: {
          zh: `“${view.name(id).zh}”的停留时限是${describeDuration(sla.expected, 'zh')}，但${describeDuration(limit.limit, 'zh')}就超时离开了。`,
          en: `"${view.name(id).en}" is expected to last ${describeDuration(sla.expected, 'en')}, but is left after ${describeDuration(limit.limit, 'en')}.`,
        },
        mend: { zh: '缩短停留时限，让提醒早于超时。', en: 'Shorten the expected stay, so that people are told before the limit.' },
      };
    }),
});

/** The first limit that takes an order out, of the state or of what is around it. */
function limitOf(view: FlowView, id: string): { readonly limit: number } | undefined {
  const limits = [id, ...view.ancestorsOf(id).map((ancestor) => ancestor.id)].flatMap((place) => longestStay(view, place) ?? []);
  return limits.length === 0 ? undefined : { limit: Math.min(...limits) };
}
