import { textOf } from '../../base/text.ts';
import { atState, defineRule } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const regionsShareEvent = defineRule({
  id: 'regions-share-event',
  severity: 'info',
  label: { zh: '多条并行线都响应同一事件', en: 'Regions that react to one event' },
  why: {
    zh: '一个事件会同时推动几条并行线；如果本意只推动一条，另一条会走错。',
    en: 'One event moves several regions at once; if only one was meant, the other goes astray.',
  },
  check: (view) =>
    Object.values(view.document.states)
      .filter(({ kind }) => kind === 'parallel')
      .flatMap((whole) =>
        [...regionsByEvent(view, whole.id)]
          .filter(([, regions]) => regions.size > 1)
          .map(([event, regions]) => {
            const label = view.document.events[event]?.label ?? {};
            const names = [...regions].map((region) => view.name(region));
            return {
              ...atState(whole.id),
              path: `states.${whole.id}.${event}`,
              message: {
                zh: `事件“${textOf(label, 'zh') || event}”会同时推动${names.map(({ zh }) => `“${zh}”`).join('、')}。`,
                en: `The event "${textOf(label, 'en') || event}" moves ${names.map(({ en }) => `"${en}"`).join(' and ')} at once.`,
              },
              mend: {
                zh: '若只该推动一条，给另一条加条件或换一个事件。',
                en: 'If only one is meant, give the other a condition or an event of its own.',
              },
            };
          }),
      ),
});

function regionsByEvent(view: FlowView, whole: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { source, trigger } of view.transitions) {
    if (trigger.type !== 'event' || trigger.event.endsWith('*')) continue;
    const around = [source, ...view.ancestorsOf(source).map(({ id }) => id)];
    const at = around.indexOf(whole);
    const region = at > 0 ? around[at - 1] : undefined;
    if (region !== undefined) found.set(trigger.event, (found.get(trigger.event) ?? new Set()).add(region));
  }
  return found;
}
