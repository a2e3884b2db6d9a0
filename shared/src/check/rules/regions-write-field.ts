import { textOf } from '../../base/text.ts';
import type { ActionSite } from '../../document/action-sites.ts';
import { atState, defineRule } from '../define-rule.ts';
import { writesOf } from '../field-flow.ts';
import type { FlowView } from '../flow-view.ts';

export const regionsWriteField = defineRule({
  id: 'regions-write-field',
  severity: 'warning',
  label: { zh: '两条并行线填同一个字段', en: 'Regions that fill one field' },
  why: {
    zh: '并行线谁先谁后说不准，后填的会盖掉先填的。',
    en: 'Which region comes first is not certain, and the later one overwrites the earlier.',
  },
  check(view) {
    const writes = [...writesOf(view)];
    return Object.values(view.document.states)
      .filter(({ kind }) => kind === 'parallel')
      .flatMap((whole) =>
        writes.flatMap(([field, sites]) => {
          const regions = [...new Set(sites.flatMap((site) => regionOf(view, whole.id, site) ?? []))];
          if (regions.length < 2) return [];
          const label = view.document.context[field]?.label;
          const names = regions.map((region) => view.name(region));
          return {
            ...atState(whole.id),
            path: `states.${whole.id}.${field}`,
            message: {
              zh: `${names.map(({ zh }) => `“${zh}”`).join('和')}都会填写“${textOf(label, 'zh') || field}”。`,
              en: `${names.map(({ en }) => `"${en}"`).join(' and ')} both fill "${textOf(label, 'en') || field}".`,
            },
            mend: {
              zh: '给每条线一个自己的字段，汇合后再合并。',
              en: 'Give each region a field of its own, and bring them together at the join.',
            },
          };
        }),
      );
  },
});

function regionOf(view: FlowView, whole: string, { place }: ActionSite): string | undefined {
  const state = place.type === 'transition' ? view.document.transitions[place.id]?.source : place.type === 'state' ? place.id : undefined;
  if (state === undefined) return undefined;
  const chain = [state, ...view.ancestorsOf(state).map(({ id }) => id)];
  const at = chain.indexOf(whole);
  return at > 0 ? chain[at - 1] : undefined;
}
