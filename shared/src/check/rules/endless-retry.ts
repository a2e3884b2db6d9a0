import { type AutomaticLoop, automaticLoops } from '../automatic-loops.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { actsOutside } from './effect-loop.ts';

export const endlessRetry = defineRule({
  id: 'endless-retry',
  severity: 'warning',
  label: { zh: '没有次数限制的重来', en: 'Retry without a limit' },
  why: {
    zh: '超时后又回到同一处等待，没有人来时会无限重复。',
    en: 'After the limit the order waits at the same place again; if nobody comes, without end.',
  },
  check: (view) =>
    automaticLoops(view)
      .filter((loop) => !actsOutside(view, loop))
      .map((loop) => {
        const { id, source } = timed(loop);
        return {
          ...atTransition(id),
          message: {
            zh: `“${view.name(source).zh}”超时后会自己绕回来，没有次数限制。`,
            en: `"${view.name(source).en}" comes back to itself when its time is up, as often as it likes.`,
          },
          mend: {
            zh: '用一个字段数次数，够了就走另一条路；或在外层加总时限。',
            en: 'Count the rounds in a field and lead elsewhere when there are enough, or put a limit around it.',
          },
        };
      }),
});

function timed(loop: AutomaticLoop): { readonly id: string; readonly source: string } {
  return loop.find(({ trigger }) => trigger.type === 'after') ?? loop[0] ?? { id: '', source: '' };
}
