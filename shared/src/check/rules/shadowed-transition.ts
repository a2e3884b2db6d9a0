import type { FlowDocument } from '../../document/flow-document.ts';
import { transitionsFrom } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import type { Transition } from '../../document/transition.ts';
import { atTransition, defineRule } from '../define-rule.ts';
import { withTransition } from '../edits.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';
import { sameness } from './duplicate-transition.ts';

const moveUp = fixOf('move-up', { zh: '移到挡住它的那条前面', en: 'Try it before the one that wins' }, (document, id) => {
  const moved = document.transitions[id];
  if (!moved) return document;
  const siblings = transitionsFrom(document, moved.source).filter((sibling) => sibling.id !== id);
  const winner = siblings.findIndex((sibling) => alwaysWins(sibling, moved));
  if (winner < 0) return document;
  const ordered = [...siblings.slice(0, winner), moved, ...siblings.slice(winner)];
  return ordered.reduce(
    (made: FlowDocument, { id: each, priority: before }, priority) =>
      before === priority ? made : withTransition(made, each, { priority }),
    document,
  );
});

/** One with the same condition wins wherever this one stands. */
function blocked(view: FlowView, later: Transition): boolean {
  return view.from(later.source).some((other) => other.id !== later.id && other.guard === later.guard && alwaysWins(other, later));
}

export const shadowedTransition = defineRule({
  id: 'shadowed-transition',
  severity: 'error',
  label: { zh: '被挡住的转移', en: 'Shadowed transition' },
  why: {
    zh: '画出来的处理永远不会执行，订单走了另一条路。',
    en: 'What is drawn is never done; orders go another way.',
  },
  fixes: [moveUp],
  check: (view) =>
    movable(view).flatMap((state) =>
      view
        .from(state.id)
        .filter((transition, index, siblings) =>
          // Those that are the same have a rule of their own.
          siblings.slice(0, index).some((earlier) => alwaysWins(earlier, transition) && sameness(earlier) !== sameness(transition)),
        )
        .map((transition) => ({
          ...atTransition(transition.id),
          ...(transition.guard !== undefined && transition.guard !== 'true' && !blocked(view, transition) ? {} : { fixes: [] }),
          message: {
            zh: `“${view.name(state.id).zh}”的这条转移永远轮不到：前面一条相同触发的转移总是先赢。`,
            en: `This transition of "${view.name(state.id).en}" never gets its turn: an earlier one with the same trigger always wins.`,
          },
          mend: { zh: '给前面那条加上条件，或调整顺序。', en: 'Give the earlier one a condition, or change their order.' },
        })),
    ),
});

/** What cannot be left is told by another rule. */
function movable(view: FlowView): State[] {
  return Object.values(view.document.states).filter(({ kind }) => kind !== 'final' && kind !== 'history');
}

function alwaysWins(earlier: Transition, later: Transition): boolean {
  return (
    JSON.stringify(earlier.trigger) === JSON.stringify(later.trigger) &&
    (earlier.guard === undefined || earlier.guard === 'true' || earlier.guard === later.guard)
  );
}
