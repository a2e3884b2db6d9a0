import { textOf } from '../../base/text.ts';
import { atState, defineRule } from '../define-rule.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';
import { callsWithoutExit, handedOver } from './failed-call.ts';
import { isHarmless } from './harmless.ts';

const handOver = fixOf(
  'hand-over',
  { zh: '失败时转人工，由人重试', en: 'On failure wait for a person to try again' },
  (document, id, newId) => handedOver(document, id, callsWithoutExit(document, id), newId),
);

/** On the outermost level there is room for one more state, which leads to where its caller does. */
function canHandOver(view: FlowView, id: string): boolean {
  const { states, root } = view.document;
  if (states[id]?.parent !== root || states[id]?.kind === 'final' || states[root]?.kind !== 'compound') return false;
  let next = 0;
  return isHarmless(
    view,
    handedOver(view.document, id, callsWithoutExit(view.document, id), () => `new_${next++}`),
  );
}

export const callWithoutFailureExit = defineRule({
  id: 'call-without-failure-exit',
  severity: 'warning',
  label: { zh: '调用没有失败出口', en: 'Call without a failure exit' },
  why: {
    zh: '对方系统报错时，订单进入“异常”，要有人来恢复。',
    en: 'When the other system fails, the order goes into error and somebody has to resume it.',
  },
  fixes: [handOver],
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
          ...(canHandOver(view, state.id) ? {} : { fixes: [] }),
          message: {
            zh: `“${view.name(state.id).zh}”的调用“${textOf(call.label, 'zh') || call.id}”没有失败出口：接口报错时订单会停住。`,
            en: `The call "${textOf(call.label, 'en') || call.id}" of "${view.name(state.id).en}" has no failure exit: the order stops when it fails.`,
          },
          mend: { zh: '画一条“调用失败”的转移。', en: 'Draw a transition for the failed call.' },
        })),
    ),
});
