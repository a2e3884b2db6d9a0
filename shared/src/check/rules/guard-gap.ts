import type { Transition } from '../../document/transition.ts';
import { compareGuards, rivalGroups, tellExample } from '../../guards/index.ts';
import { atState, defineRule } from '../define-rule.ts';

/** One row may be meant to refuse the rest, and a state may wait until it can go on by itself; anything else that no row fits is a hole. */
function asks(rows: readonly Transition[], others: readonly Transition[]): boolean {
  const type = rows[0]?.trigger.type;
  if (rows.some(({ guard }) => guard === undefined)) return false;
  return type === 'always' ? others.length === rows.length : rows.length > 1 || type === 'reply' || type === 'done';
}

export const guardGap = defineRule({
  id: 'guard-gap',
  severity: 'warning',
  label: { zh: '条件之间有空档', en: 'Gap between conditions' },
  check: (view) =>
    Object.values(view.document.states).flatMap((state) =>
      rivalGroups(view.from(state.id))
        .filter((rows) => asks(rows, view.from(state.id)))
        .flatMap((rows) => {
          const gap = compareGuards(view.document, rows)?.gap;
          if (!gap) return [];
          const [first] = rows;
          const event = first?.trigger.type === 'event' ? first.trigger.event : undefined;
          return [
            {
              ...atState(state.id),
              message: {
                zh: `“${view.name(state.id).zh}”的 ${rows.length} 个条件有空档：${tellExample(view.document, gap, event, 'zh')}，一条也不符合。`,
                en: `The ${rows.length} conditions of "${view.name(state.id).en}" leave a gap: ${tellExample(view.document, gap, event, 'en')} fits none of them.`,
              },
              mend: { zh: '在决策表里加一行"其余情况"。', en: 'Add an "otherwise" row in the decision table.' },
            },
          ];
        }),
    ),
});
