import { actions, planAction } from '../../actions/index.ts';
import type { Problem } from '../../base/problem.ts';
import { actionSites } from '../../document/action-sites.ts';
import { expressionsOf } from '../../expression/index.ts';
import { defineRule } from '../define-rule.ts';

export const brokenAction = defineRule({
  id: 'broken-action',
  severity: 'error',
  label: { zh: '填错的动作', en: 'Action that does not work' },
  why: {
    zh: '动作执行时会失败：字段没填上，或通知没发出。',
    en: 'The action would fail when it runs: a field stays empty, or a message is not sent.',
  },
  check(view) {
    const { document } = view;
    const expressions = expressionsOf(document);
    return actionSites(document).flatMap(({ call, path, place, event }) => {
      const planned = planAction(actions, call, { document, expressions, site: { path, event } });
      const faults: readonly Problem[] = planned.ok ? [] : planned.error;
      return faults.map((fault) => ({
        place,
        path: fault.path,
        message: fault.message,
        mend: { zh: '打开这个动作，改正标出的地方。', en: 'Open the action and correct the marked place.' },
        ...(fault.range ? { range: fault.range } : {}),
      }));
    });
  },
});
