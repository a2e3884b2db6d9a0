import { applyFix, type Finding, type FixOffer, fixAll } from '@orderloom/shared/check';
import type { FlowDocument } from '@orderloom/shared/document';
import { original } from 'immer';
import type { FlowDraft } from '../session/command.ts';
import type { Author, Command } from '../session/index.ts';

/** Mends one finding with one of the fixes it offers, as one step. */
export function fixFinding(finding: Finding, fix: FixOffer, { ids }: Author): Command {
  return { label: fix.label, change: (draft) => adopt(draft, (document) => applyFix(document, finding, fix.id, ids)) };
}

/** Mends everything one rule finds and this fix can mend, as one step. */
export function fixEvery(code: string, fix: FixOffer, { ids }: Author): Command {
  return { label: fix.label, change: (draft) => adopt(draft, (document) => fixAll(document, code, fix.id, ids)) };
}

/** Takes over only what differs, so that undoing it touches nothing else. */
function adopt(draft: FlowDraft, mend: (document: FlowDocument) => FlowDocument): void {
  const before = (original<object>(draft) as FlowDocument | undefined) ?? draft;
  const after = mend(before);
  adoptRows(draft.states, before.states, after.states);
  adoptRows(draft.transitions, before.transitions, after.transitions);
  adoptRows(draft.events, before.events, after.events);
  adoptRows(draft.context, before.context, after.context);
  adoptRows(draft.notes, before.notes, after.notes);
  adoptRows(draft.frames, before.frames, after.frames);
  if (after.layout !== before.layout) draft.layout = after.layout;
  if (after.unknownEvents !== before.unknownEvents) draft.unknownEvents = after.unknownEvents;
}

function adoptRows<T>(draft: Record<string, T>, before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): void {
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) delete draft[key];
  for (const [key, row] of Object.entries(after)) if (before[key] !== row) draft[key] = row;
}
