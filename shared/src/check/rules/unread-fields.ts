import { textOf } from '../../base/text.ts';
import { actionSites } from '../../document/action-sites.ts';
import { defineRule } from '../define-rule.ts';
import { standardKeys, writesOf } from '../field-flow.ts';
import { textSites } from '../field-uses.ts';
import type { FlowView } from '../flow-view.ts';

export const unreadFields = defineRule({
  id: 'unread-fields',
  severity: 'info',
  label: { zh: '只填不读的字段', en: 'Fields that are filled but not read' },
  why: {
    zh: '没有条件或动作用到它们；若不是给人看的，多半是漏写了条件。',
    en: 'No condition and no action uses them; unless people look at them, a condition was probably forgotten.',
  },
  check(view) {
    if (sendsEverything(view)) return [];
    const read = new Set(textSites(view.document).flatMap(({ references }) => references.names));
    const unread = [...writesOf(view).keys()].filter(
      (field) => Object.hasOwn(view.document.context, field) && !read.has(field) && !standardKeys.has(field),
    );
    if (unread.length === 0) return [];
    const named = (locale: 'zh' | 'en') => unread.map((field) => textOf(view.document.context[field]?.label, locale) || field);
    return [
      {
        place: { type: 'flow' },
        path: 'context',
        message: {
          zh: `流程填写了${named('zh').join('、')}，但没有条件或动作读它们。`,
          en: `The flow fills ${named('en').join(', ')}, but no condition or action reads them.`,
        },
        mend: {
          zh: '若只给人看，不必理会；否则补上条件或删掉填写。',
          en: 'Leave it if people look at them; else use them, or do not fill them.',
        },
      },
    ];
  },
});

/** An empty body sends all the order's data. */
function sendsEverything(view: FlowView): boolean {
  return actionSites(view.document).some(
    ({ call: { type, params } }) =>
      (type === 'send-http' && (params.body ?? '') === '') || (type === 'send-webhook' && Object.keys(params.data ?? {}).length === 0),
  );
}
