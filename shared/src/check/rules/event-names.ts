import { textOf } from '../../base/text.ts';
import { defineRule } from '../define-rule.ts';
import { fixOf } from '../fix.ts';

const takeKey = fixOf('take-key', { zh: '用它的代号作名字', en: 'Call it by its key' }, (document, key) => {
  const event = document.events[key];
  return event ? { ...document, events: { ...document.events, [key]: { ...event, label: { zh: key, en: key } } } } : document;
});

export const eventNames = defineRule({
  id: 'event-names',
  severity: 'warning',
  label: { zh: '事件的名字', en: 'Names of events' },
  why: {
    zh: '客服在订单页上按名字选事件；没名字或重名会选错。',
    en: 'Staff choose events by name on the order page; blanks and twins lead to the wrong one.',
  },
  fixes: [takeKey],
  check({ document }) {
    const first = new Map<string, string>();
    return Object.entries(document.events).flatMap(([key, { label }]) => {
      const at = { place: { type: 'event' as const, id: key }, path: `events.${key}.label` };
      const name = textOf(label, 'zh');
      if (name === '') {
        return [
          {
            ...at,
            message: { zh: `事件“${key}”还没有名字。`, en: `The event "${key}" has no name yet.` },
            mend: { zh: '在“事件”里给它写上名字。', en: 'Give it a name under Events.' },
          },
        ];
      }
      const twin = first.get(name);
      if (twin === undefined) {
        first.set(name, key);
        return [];
      }
      return [
        {
          ...at,
          message: { zh: `事件“${key}”和“${twin}”都叫“${name}”。`, en: `The events "${key}" and "${twin}" are both called "${name}".` },
          mend: { zh: '改掉其中一个的名字。', en: 'Rename one of them.' },
        },
      ];
    });
  },
});
