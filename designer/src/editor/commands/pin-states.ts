import type { FlowDocument } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';

/** Fastens states where they are, or loosens them. */
export function pinStates(ids: readonly string[], pinned: boolean): Command {
  return {
    label: pinned ? { zh: '固定位置', en: 'Pin' } : { zh: '取消固定', en: 'Unpin' },
    change(draft) {
      const others = (draft.layout.pinned ?? []).filter((id) => !ids.includes(id));
      const known = ids.filter((id) => id !== draft.root && draft.states[id]);
      setPinned(draft, pinned ? [...others, ...known] : others);
    },
  };
}

export function isPinned(document: FlowDocument, id: string): boolean {
  return document.layout.pinned?.includes(id) ?? false;
}

/** Forgets pins of states that are gone. */
export function unpinGone(draft: FlowDraft): void {
  const { pinned } = draft.layout;
  if (pinned?.some((id) => !draft.states[id]))
    setPinned(
      draft,
      pinned.filter((id) => draft.states[id]),
    );
}

function setPinned(draft: FlowDraft, ids: readonly string[]): void {
  const next = [...new Set(ids)].toSorted();
  if (next.length === 0) delete draft.layout.pinned;
  else if (next.join() !== draft.layout.pinned?.join()) draft.layout.pinned = next;
}
