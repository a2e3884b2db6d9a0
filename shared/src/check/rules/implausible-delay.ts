import type { Text } from '../../base/text.ts';
import { describeDuration } from '../../expression/describe-duration.ts';
import { atState, atTransition, defineRule, type Trip } from '../define-rule.ts';
import { fixedDelay } from '../time-limits.ts';
import type { Severity } from '../types.ts';

const second = 1000;
const year = 366 * 86_400_000;

export const implausibleDelay = defineRule({
  id: 'implausible-delay',
  severity: 'warning',
  label: { zh: '不像真的时长', en: 'Implausible duration' },
  why: {
    zh: '多半是单位选错了：三毫秒会立刻超时，三千天等于没有时限。',
    en: 'Most often the unit is wrong: three milliseconds time out at once, three thousand days are no limit.',
  },
  check: (view) => [
    ...view.transitions.flatMap((transition) => {
      const ms = fixedDelay(transition);
      return ms === undefined ? [] : judged(ms, atTransition(transition.id, '.trigger.delay'));
    }),
    ...Object.values(view.document.states).flatMap(({ id, sla }) => (sla ? judged(sla.expected, atState(id, '.sla')) : [])),
  ],
});

function judged(ms: number, at: Pick<Trip, 'place' | 'path'>): Trip[] {
  if (ms >= second && ms <= year) return [];
  return [
    { ...at, severity: severityOf(ms), message: messageOf(ms), mend: { zh: '检查数字和单位。', en: 'Check the number and its unit.' } },
  ];
}

function severityOf(ms: number): Severity {
  return ms < 0 ? 'error' : 'warning';
}

function messageOf(ms: number): Text {
  if (ms <= 0) return { zh: '时长不大于零：一进入就到期。', en: 'The duration is not above zero: it is due on entry.' };
  const [zh, en] = [describeDuration(ms, 'zh'), describeDuration(ms, 'en')];
  return ms < second ? { zh: `时长只有${zh}。`, en: `The duration is only ${en}.` } : { zh: `时长有${zh}。`, en: `The duration is ${en}.` };
}
