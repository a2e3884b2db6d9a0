import { atTransition, defineRule } from '../define-rule.ts';

export const catchAll = defineRule({
  id: 'catch-all',
  severity: 'info',
  label: { zh: '接收任何事件', en: 'Takes every event' },
  why: {
    zh: '以后加进目录的事件、没想到会在这里来的事件，也都会走这条路。',
    en: 'Events added to the catalogue later, and those nobody expects here, go this way too.',
  },
  check: (view) =>
    view.transitions
      .filter(({ trigger }) => trigger.type === 'event' && trigger.event === '*')
      .map(({ id, source }) => ({
        ...atTransition(id, '.trigger.event'),
        message: {
          zh: `“${view.name(source).zh}”的这条转移接收任何没有别处处理的事件。`,
          en: `This transition of "${view.name(source).en}" takes every event that nothing else takes.`,
        },
        mend: { zh: '若只等几种事件，分别写出来。', en: 'If only some events are meant, name them.' },
      })),
});
