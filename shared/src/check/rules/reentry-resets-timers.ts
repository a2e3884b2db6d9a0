import { atTransition, defineRule } from '../define-rule.ts';
import { withTransition } from '../edits.ts';
import { fixOf } from '../fix.ts';

const stay = fixOf('stay', { zh: '改为留在原地，不重新进入', en: 'Let it stay, without entering again' }, (document, id) =>
  withTransition(document, id, { targets: [], reenter: false }),
);

export const reentryResetsTimers = defineRule({
  id: 'reentry-resets-timers',
  severity: 'warning',
  label: { zh: '重新进入会重新计时', en: 'Entering again begins time limits anew' },
  why: {
    zh: '每来一次事件，时限就从头算起：一直有事件的订单永远不会超时。',
    en: 'With each such event the limit begins anew: an order that keeps getting them never times out.',
  },
  fixes: [stay],
  check: (view) =>
    view.transitions
      .filter(({ trigger, source, targets }) => trigger.type === 'event' && targets.includes(source))
      .filter(({ source }) => {
        const state = view.document.states[source];
        const timed = state?.sla !== undefined || view.from(source).some(({ trigger }) => trigger.type === 'after');
        // A call is asked again by entering again.
        return timed && state?.calls.length === 0;
      })
      .map(({ id, source, targets }) => ({
        ...atTransition(id),
        ...(view.document.states[source]?.kind === 'atomic' && targets.length === 1 ? {} : { fixes: [] }),
        message: {
          zh: `这条转移回到“${view.name(source).zh}”自己，它的时限会重新开始。`,
          en: `This transition leads back to "${view.name(source).en}", whose time limits begin anew.`,
        },
        mend: {
          zh: '若只是要做动作，去掉目标，让订单留在原地。',
          en: 'If only its actions are wanted, take its target away so that the order stays.',
        },
      })),
});
