import { textOf } from '../../base/text.ts';
import { atState, defineRule } from '../define-rule.ts';

export const callWithoutFailureExit = defineRule({
  id: 'call-without-failure-exit',
  severity: 'warning',
  label: { zh: '调用没有失败出口', en: 'Call without a failure exit' },
  why: {
    zh: '对方系统报错时，订单进入“异常”，要有人来恢复。',
    en: 'When the other system fails, the order goes into error and somebody has to resume it.',
  },
  check: (view) =>
    Object.values(view.document.states).flatMap((state) =>
      state.calls
        .filter(
          (call) =>
            !view
              .available(state.id)
              .some(({ trigger }) => trigger.type === 'reply' && trigger.outcome === 'error' && trigger.call === call.id),
        )
        .map((call) => ({
          ...atState(state.id, '.calls'),
          message: {
            zh: `“${view.name(state.id).zh}”的调用“${textOf(call.label, 'zh') || call.id}”没有失败出口：接口报错时订单会停住。`,
            en: `The call "${textOf(call.label, 'en') || call.id}" of "${view.name(state.id).en}" has no failure exit: the order stops when it fails.`,
          },
          mend: { zh: '画一条“调用失败”的转移。', en: 'Draw a transition for the failed call.' },
        })),
    ),
});
