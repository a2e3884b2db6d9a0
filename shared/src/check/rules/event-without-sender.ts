import { textOf } from '../../base/text.ts';
import { actionSites } from '../../document/action-sites.ts';
import { defineRule } from '../define-rule.ts';
import { fixOf } from '../fix.ts';

const letPeople = fixOf('let-people', { zh: '允许人工发送', en: 'Let people send it' }, (document, name) => {
  const event = document.events[name];
  return event ? { ...document, events: { ...document.events, [name]: { ...event, senders: [...event.senders, 'person'] } } } : document;
});

export const eventWithoutSender = defineRule({
  id: 'event-without-sender',
  severity: 'warning',
  label: { zh: '没人会发的事件', en: 'Event nobody sends' },
  why: {
    zh: '只写了由系统触发，流程里却没有动作触发它：等它的订单会一直等。',
    en: 'It is said to be raised by the system, but no action raises it: orders that wait for it wait for ever.',
  },
  fixes: [letPeople],
  check({ document, transitions }) {
    const waited = new Set(transitions.flatMap(({ trigger }) => (trigger.type === 'event' ? [trigger.event] : [])));
    const sites = actionSites(document);
    const raised = new Set(sites.map(({ call }) => call.params.event));
    const splits = sites.some(({ call }) => call.type === 'split-legs');
    return Object.entries(document.events)
      .filter(
        ([name, { senders }]) =>
          waited.has(name) && senders.length > 0 && senders.every((sender) => sender === 'system') && !raised.has(name),
      )
      .filter(([name]) => !(splits && name.startsWith('leg.')))
      .map(([name, { label }]) => ({
        place: { type: 'event' as const, id: name },
        path: `events.${name}.senders`,
        message: {
          zh: `事件“${textOf(label, 'zh') || name}”只能由系统触发，但没有动作触发它。`,
          en: `Only the system may send the event "${textOf(label, 'en') || name}", but no action raises it.`,
        },
        mend: { zh: '加一个“触发事件”的动作，或改“谁能发送”。', en: 'Add an action that raises it, or change who may send it.' },
      }));
  },
});
