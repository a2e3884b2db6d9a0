import type { Trigger } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command } from '../session/command.ts';
import { selectTransition } from '../session/selection.ts';
import { canLeave, drawTransition } from './new-transition.ts';

/** Draws a transition from one state to another; without a target it is internal. */
export function connectStates(source: string, target: string | undefined, by: Author, trigger?: Trigger): Command {
  const id = by.ids('transition');
  return {
    label: { zh: '连接', en: 'Connect' },
    change(draft) {
      if (!canLeave(draft, source) || (target !== undefined && (!draft.states[target] || target === draft.root))) return;
      drawTransition(draft, id, { source, target }, trigger);
    },
    selection: selectTransition(id),
  };
}
