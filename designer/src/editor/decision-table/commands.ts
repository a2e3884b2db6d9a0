import { type Transition, transitionsFrom } from '@orderloom/shared/document';
import { connectStates, reorderTransition, setTransition } from '../commands/index.ts';
import type { Author, Command } from '../session/index.ts';
import { rivalsOf } from './decision-table.ts';

/** Changes what a row asks; '' is "otherwise". */
export function setRow(id: string, guard: string): Command {
  return setTransition(id, { guard: guard === '' ? undefined : guard });
}

/** A new row with the same trigger, before a row that already takes all the rest. */
export function addRow(like: Transition, target: string, by: Author): Command {
  const connect = connectStates(like.source, target, by, structuredClone(like.trigger));
  return {
    label: { zh: '添加一行', en: 'Add a row' },
    change(draft) {
      const rest = rivalsOf(draft, like).find(({ guard }) => guard === undefined);
      const at = transitionsFrom(draft, like.source).findIndex(({ id }) => id === rest?.id);
      connect.change(draft);
      const made = connect.selection?.transitions[0];
      if (made !== undefined && at >= 0) reorderTransition(made, at).change(draft);
    },
  };
}

/** Moves a row past its neighbour of the table, whatever else lies between them. */
export function moveRow(row: Transition, step: -1 | 1): Command {
  return {
    label: { zh: '调整优先级', en: 'Change priority' },
    change(draft) {
      const rivals = rivalsOf(draft, row);
      const other = rivals[rivals.findIndex(({ id }) => id === row.id) + step];
      const at = transitionsFrom(draft, row.source).findIndex(({ id }) => id === other?.id);
      if (at >= 0) reorderTransition(row.id, at).change(draft);
    },
  };
}
