import { canonicalJson } from '../../base/json.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import type { ResumeRule, Trigger } from '../../document/transition.ts';
import { timersOfState } from '../../migrate/state-timers.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { withTransition } from '../edits.ts';
import { fixOf } from '../fix.ts';

const rearm = fixOf('rearm', { zh: '迁移时重新计时', en: 'Begin anew at the move' }, (document, id) => withRule(document, id, 'rearm'));

const asFirst = fixOf('as-first', { zh: '和第一条用同一个规则', en: 'Take the rule of the first one' }, (document, id) => {
  const source = document.transitions[id]?.source ?? '';
  return withRule(document, id, timersOfState(document, source).find(({ names }) => names.includes(id))?.resume ?? 'keep');
});

function withRule(document: FlowDocument, id: string, resume: ResumeRule): FlowDocument {
  const trigger = document.transitions[id]?.trigger;
  return trigger?.type === 'after' ? withTransition(document, id, { trigger: { ...trigger, resume } }) : document;
}

export const resumeRule = defineRule({
  id: 'resume-rule',
  severity: 'warning',
  label: { zh: '迁移时算错的时限', en: 'Time limit that goes wrong when orders move' },
  why: {
    zh: '换版本时，在途订单的到期时间会算错。',
    en: 'When orders move to another version, their limits come due at the wrong time.',
  },
  fixes: [rearm, asFirst],
  check: ({ from, transitions }) =>
    transitions.flatMap(({ id, source, trigger }) => {
      if (trigger.type !== 'after') return [];
      const computedFromNow = trigger.delay.type === 'expression' && /\bnow\b/.test(trigger.delay.text);
      if (trigger.resume === 'rebase' && computedFromNow) {
        return [
          {
            ...atTransition(id),
            fixes: [rearm.id],
            message: {
              zh: '时长是从“现在”算出来的，迁移时再加到进入状态的时间上会得到错误的到期时间。',
              en: 'The delay is computed from "now"; counted from when the state was entered, it would come due at the wrong time.',
            },
            mend: { zh: '把迁移时的规则改为“从迁移起重新计时”。', en: 'Let the limit begin anew at the move.' },
          },
        ];
      }
      const first = from(source).find((other) => sharesDelay(other.trigger, trigger))?.trigger;
      if (first?.type !== 'after' || (first.resume ?? 'keep') === (trigger.resume ?? 'keep')) return [];
      return [
        {
          ...atTransition(id),
          fixes: [asFirst.id],
          message: {
            zh: '几条转移共用同一个时限，迁移时的规则却不一样：只有第一条的规则有效。',
            en: 'Several transitions share this time limit but not the rule for moves: only the rule of the first one holds.',
          },
          mend: { zh: '给它们选同一个规则。', en: 'Choose the same rule for all of them.' },
        },
      ];
    }),
});

/** Siblings with the same delay share one timer. */
function sharesDelay(one: Trigger, other: Trigger): boolean {
  return one.type === 'after' && other.type === 'after' && canonicalJson(one.delay) === canonicalJson(other.delay);
}
