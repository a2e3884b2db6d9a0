import { childrenOf, transitionsFrom } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';
import { stackLanes } from './grow.ts';

/** Moves a state among its siblings: the order of regions, and of the outline. */
export function reorderState(id: string, index: number): Command {
  return {
    label: { zh: '调整顺序', en: 'Reorder' },
    change(draft) {
      const state = draft.states[id];
      if (!state || state.parent === null) return;
      const rows = moved(childrenOf(draft, state.parent), (row) => row.id === id, index);
      for (const [order, row] of rows.entries()) if (row.order !== order) row.order = order;
      if (draft.states[state.parent]?.kind === 'parallel') stackLanes(draft, state.parent);
    },
  };
}

/** Moves a transition among those of its source: the order in which they are tried. */
export function reorderTransition(id: string, index: number): Command {
  return {
    label: { zh: '调整优先级', en: 'Change priority' },
    change(draft) {
      const transition = draft.transitions[id];
      if (!transition) return;
      const rows = moved(transitionsFrom(draft, transition.source), (row) => row.id === id, index);
      for (const [priority, row] of rows.entries()) if (row.priority !== priority) row.priority = priority;
    },
  };
}

function moved<T>(rows: readonly T[], is: (row: T) => boolean, index: number): T[] {
  const row = rows.filter(is);
  const rest = rows.filter((other) => !is(other));
  const at = Math.max(0, Math.min(index, rest.length));
  return [...rest.slice(0, at), ...row, ...rest.slice(at)];
}
