import type { Transition } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { removeTransition } from './delete-selection.ts';
import { canLeave, drawTransition } from './new-transition.ts';

/** What an event does in a state without a condition: leads somewhere, is taken and changes nothing, or is left to what surrounds the state. */
type CellChoice = { readonly to: string } | 'stays' | 'left';

function lead(draft: FlowDraft, transition: Transition, targets: string[]): void {
  transition.targets = targets;
  delete draft.layout.routes[transition.id];
}

function unconditional(draft: FlowDraft, state: string, event: string) {
  return Object.values(draft.transitions).find(
    ({ source, guard, trigger }) => source === state && guard === undefined && trigger.type === 'event' && trigger.event === event,
  );
}

/** Sets what an event does in one state; transitions with a condition stay as they are and go first. */
export function setCell(state: string, event: string, choice: CellChoice, by: Author): Command {
  const id = by.ids('transition');
  return {
    label: { zh: '编辑事件矩阵', en: 'Edit the event matrix' },
    change(draft) {
      const own = unconditional(draft, state, event);
      const targets = choice === 'left' || choice === 'stays' ? [] : [choice.to];
      if (!targets.every((target) => draft.states[target] && target !== draft.root)) return;
      if (choice === 'left') removeTransition(draft, own?.id ?? '');
      else if (own) lead(draft, own, targets);
      else if (canLeave(draft, state)) drawTransition(draft, id, { source: state, target: targets[0] }, { type: 'event', event });
    },
  };
}
