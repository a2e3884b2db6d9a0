import type { State } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';
import { fittingWidths } from './fit-width.ts';
import { coalesceKey, type Patch, patchDraft } from './patching.ts';

/** What a form may change of a state; its kind and its parent have commands of their own. */
export type StatePatch = Patch<State, 'id' | 'kind' | 'parent'>;

export function setState(id: string, patch: StatePatch): Command {
  return {
    label: { zh: '编辑状态', en: 'Edit state' },
    coalesce: coalesceKey('state', id, patch),
    change(draft) {
      const state = draft.states[id];
      if (!state) return;
      fittingWidths(draft, [id], () => patchDraft<State, 'id' | 'kind' | 'parent'>(state, patch));
    },
  };
}
