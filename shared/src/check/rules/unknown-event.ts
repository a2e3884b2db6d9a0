import { atTransition, defineRule } from '../define-rule.ts';

export const unknownEvent = defineRule({
  id: 'unknown-event',
  severity: 'error',
  label: { zh: '目录里没有的事件', en: 'Event not in the catalogue' },
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
