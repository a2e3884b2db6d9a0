import { actions } from '../../actions/index.ts';
import { type AutomaticLoop, automaticLoops } from '../automatic-loops.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const effectLoop = defineRule({
  id: 'effect-loop',
  severity: 'error',
  label: { zh: '没有次数限制的外部调用', en: 'Effects repeated without a limit' },
  why: {
    zh: '一张订单会一遍遍地调用对方系统或发消息，直到被对方封掉。',
    en: 'One order calls the other system or sends messages again and again, until it is shut out.',
  },
  check: (view) =>
    automaticLoops(view)
      .filter((loop) => actsOutside(view, loop))
      .flatMap((loop) => {
        const [first] = loop;
        if (!first) return [];
        const waits = loop.some(({ trigger }) => trigger.type === 'after');
        return {
          ...atTransition(first.id),
          severity: waits ? ('warning' as const) : ('error' as const),
          message: {
            zh: `从“${view.name(first.source).zh}”出发会自己绕回来，每一圈都对外调用，没有次数限制。`,
            en: `From "${view.name(first.source).en}" the order goes round by itself and acts outside in each round, without a limit.`,
          },
          mend: {
            zh: '用一个字段数次数，够了就转人工。',
            en: 'Count the rounds in a field, and hand over to a person when there are enough.',
          },
        };
      }),
});

/** Whether something is sent or asked in a round. */
export function actsOutside({ document, enteredWith }: FlowView, loop: AutomaticLoop): boolean {
  return loop.some(({ actions: taken, targets }) => {
    const entered = targets.flatMap((target) => enteredWith(target)).flatMap((id) => document.states[id] ?? []);
    const acts = [...taken, ...entered.flatMap(({ entry }) => entry)];
    return entered.some(({ calls }) => calls.length > 0) || acts.some(({ type }) => actions.get(type)?.effect);
  });
}
