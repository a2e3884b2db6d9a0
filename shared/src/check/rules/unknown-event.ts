import { EventDefinition } from '../../document/event-definition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { eventKeysRead } from '../field-uses.ts';
import { fixOf } from '../fix.ts';

const addEvent = fixOf('add-event', { zh: '加进事件目录', en: 'Add it to the catalogue' }, (document, id) => {
  const trigger = document.transitions[id]?.trigger;
  if (trigger?.type !== 'event') return document;
  const name = trigger.event;
  const payload = eventKeysRead(document, name).map((key) => [key, { label: { zh: key, en: key }, type: { type: 'json' } }]);
  const definition = EventDefinition.parse({ label: { zh: name, en: name }, payload: Object.fromEntries(payload) });
  return { ...document, events: { ...document.events, [name]: definition } };
});

export const unknownEvent = defineRule({
  id: 'unknown-event',
  severity: 'error',
  label: { zh: '目录里没有的事件', en: 'Event not in the catalogue' },
  why: {
    zh: '目录里没有的事件会被拒绝，这条转移永远不会发生。',
    en: 'An event the catalogue does not list is refused, so the transition never happens.',
  },
  fixes: [addEvent],
  check: (view) =>
    view.transitions.flatMap((transition) => {
      const { trigger } = transition;
      if (trigger.type !== 'event' || trigger.event.endsWith('*') || Object.hasOwn(view.document.events, trigger.event)) return [];
      return {
        ...atTransition(transition.id, '.trigger.event'),
        message: { zh: `事件“${trigger.event}”不在事件目录里。`, en: `The event "${trigger.event}" is not in the event catalogue.` },
        mend: { zh: '在“事件”里添加它，或改选别的事件。', en: 'Add it under Events, or choose another event.' },
      };
    }),
});
