import { textOf } from '../../base/text.ts';
import { actionSites } from '../../document/action-sites.ts';
import { defineRule } from '../define-rule.ts';
import { without } from '../edits.ts';
import { fixOf } from '../fix.ts';
import { isMentioned } from '../mentions.ts';

const deleteEvent = fixOf('delete-event', { zh: '从目录里删除', en: 'Remove it from the catalogue' }, (document, name) => ({
  ...document,
  events: without(document.events, [name]),
}));

export const unusedEvent = defineRule({
  id: 'unused-event',
  severity: 'info',
  label: { zh: '没人用的事件', en: 'Event nobody uses' },
  why: {
    zh: '目录里多余的事件会让人以为订单会处理它。',
    en: 'An event too many in the catalogue makes people believe that orders take it.',
  },
  fixes: [deleteEvent],
  check(view) {
    const used = new Set(view.transitions.flatMap(({ trigger }) => (trigger.type === 'event' ? [trigger.event] : [])));
    const raised = new Set(actionSites(view.document).map(({ call }) => call.params.event));
    const wildcards = [...used].filter((event) => event.endsWith('*')).map((event) => event.slice(0, -1));
    return Object.entries(view.document.events)
      .filter(([name]) => !used.has(name) && !raised.has(name) && !wildcards.some((prefix) => name.startsWith(prefix)))
      .map(([name, event]) => ({
        place: { type: 'event', id: name },
        path: `events.${name}`,
        ...(isMentioned(view.document, name) ? { fixes: [] } : {}),
        message: {
          zh: `事件“${textOf(event.label, 'zh') || name}”没有任何转移使用。`,
          en: `No transition uses the event "${textOf(event.label, 'en') || name}".`,
        },
        mend: { zh: '画一条由它触发的转移，或从目录里删除它。', en: 'Draw a transition it triggers, or remove it from the catalogue.' },
      }));
  },
});
