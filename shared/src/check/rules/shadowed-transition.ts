import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';

export const shadowedTransition = defineRule({
  id: 'shadowed-transition',
  severity: 'error',
  label: { zh: '被挡住的转移', en: 'Shadowed transition' },
  check: (view) =>
    Object.values(view.document.states).flatMap((state) =>
      view
        .from(state.id)
        .filter((transition, index, siblings) => siblings.slice(0, index).some((earlier) => alwaysWins(earlier, transition)))
        .map((transition) => ({
          ...atTransition(transition.id),
          message: {
            zh: `“${view.name(state.id).zh}”的这条转移永远轮不到：前面一条相同触发的转移总是先赢。`,
            en: `This transition of "${view.name(state.id).en}" never gets its turn: an earlier one with the same trigger always wins.`,
          },
          mend: { zh: '给前面那条加上条件，或调整顺序。', en: 'Give the earlier one a condition, or change their order.' },
        })),
    ),
});

function alwaysWins(earlier: Transition, later: Transition): boolean {
  return (
    JSON.stringify(earlier.trigger) === JSON.stringify(later.trigger) &&
    (earlier.guard === undefined || earlier.guard === 'true' || earlier.guard === later.guard)
  );
}
