import type { Transition } from '../../document/transition.ts';
import { compareGuards, rivalGroups, tellExample } from '../../guards/index.ts';
import { atTransition, defineRule } from '../define-rule.ts';

export const guardOverlap = defineRule({
  id: 'guard-overlap',
  severity: 'info',
  label: { zh: '条件重叠', en: 'Overlapping conditions' },
  why: {
    zh: '两条都符合时由顺序决定；顺序一改，订单就走另一条路。',
    en: 'Where both fit, their order decides; change the order and orders go another way.',
  },
  check: (view) =>
    Object.values(view.document.states).flatMap((state) =>
      rivalGroups(view.from(state.id))
        .filter(severalGuarded)
        .flatMap((rows) =>
          (compareGuards(view.document, rows)?.overlaps ?? []).map(({ later, example }) => {
            const [first] = rows;
            const event = first?.trigger.type === 'event' ? first.trigger.event : undefined;
            return {
              ...atTransition(later),
              message: {
                zh: `这条转移和前面一条都符合同一张订单（${tellExample(view.document, example, event, 'zh')}）：前面的先生效。`,
                en: `This transition and an earlier one fit the same order (${tellExample(view.document, example, event, 'en')}): the earlier one is taken.`,
              },
              mend: {
                zh: '若不是有意，缩小其中一个条件，或调整顺序。',
                en: 'Unless it is meant, narrow one of them, or change their order.',
              },
            };
          }),
        ),
    ),
});

function severalGuarded(rows: readonly Transition[]): boolean {
  return rows.filter(({ guard }) => guard !== undefined).length > 1;
}
