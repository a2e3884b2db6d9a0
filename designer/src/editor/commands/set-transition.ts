import type { Transition } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';
import { fittingWidths } from './fit-width.ts';
import { coalesceKey, type Patch, patchDraft } from './patching.ts';

/** What a form may change of a transition; its ends are changed by `reconnect`. */
export type TransitionPatch = Patch<Transition, 'id' | 'source'>;

export function setTransition(id: string, patch: TransitionPatch): Command {
  return {
    label: { zh: '编辑转移', en: 'Edit transition' },
    coalesce: coalesceKey('transition', id, patch),
    change(draft) {
      const transition = draft.transitions[id];
      if (!transition) return;
      fittingWidths(draft, [transition.source], () => patchDraft<Transition, 'id' | 'source'>(transition, patch));
      delete draft.layout.routes[id];
    },
  };
}
