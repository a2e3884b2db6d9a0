import { canonicalJson } from '../../base/json.ts';
import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { deleteTransition } from '../edits.ts';

export const duplicateTransition = defineRule({
  id: 'duplicate-transition',
  severity: 'warning',
  label: { zh: '重复的转移', en: 'Duplicate transition' },
  why: {
    zh: '两条一样的转移只有前一条有用，改的时候却容易只改一条。',
    en: 'Of two that are alike only the first has an effect, and whoever changes one forgets the other.',
  },
  fixes: [deleteTransition],
  check: (view) =>
    Object.values(view.document.states).flatMap((state) => {
      const seen = new Set<string>();
      return view.from(state.id).flatMap((transition) => {
        const key = sameness(transition);
        if (!seen.has(key)) {
          seen.add(key);
          return [];
        }
        return [
          {
            ...atTransition(transition.id),
            message: {
              zh: `“${view.name(state.id).zh}”有两条一模一样的转移。`,
              en: `"${view.name(state.id).en}" has two transitions that are the same.`,
            },
            mend: { zh: '删除其中一条。', en: 'Delete one of them.' },
          },
        ];
      });
    }),
});

/** What a transition does; two with the same are one too many. */
export function sameness({ trigger, guard, targets, reenter, actions }: Transition): string {
  const acts = actions.map(({ type, params }) => ({ type, params }));
  return canonicalJson({ trigger, guard: guard ?? null, targets, reenter, actions: acts });
}
