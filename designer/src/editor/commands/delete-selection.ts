import { ancestorsOf, subtreeOf } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';
import { nothing, type Selection } from '../session/selection.ts';
import { isUntouchedEvent } from './default-names.ts';
import { stackLanes } from './grow.ts';
import { unpinGone } from './pin-states.ts';
import { eventsUsed } from './references.ts';
import { repairInitial } from './tree.ts';

/** Removes what is selected, all that lies inside it, and the transitions that touch it. */
export function deleteSelection(selection: Selection): Command {
  return {
    label: { zh: '删除', en: 'Delete' },
    change(draft) {
      for (const id of selection.notes) {
        delete draft.notes[id];
        delete draft.frames[id];
      }
      for (const id of selection.transitions) removeTransition(draft, id);
      for (const id of selection.states) removeState(draft, id);
    },
    selection: nothing,
  };
}

/** Removes a state with its subtree; parents, histories and transitions are mended. The root stays. */
export function removeState(draft: FlowDraft, id: string): void {
  const state = draft.states[id];
  if (!state || id === draft.root) return;
  const outside = ancestorsOf(draft, id);
  const gone = new Set(subtreeOf(draft, id).map((inner) => inner.id));
  for (const transition of Object.values(draft.transitions)) untie(draft, transition.id, gone);
  for (const inner of gone) {
    delete draft.states[inner];
    delete draft.layout.states[inner];
  }
  unpinGone(draft);
  forget(draft, gone);
  repairInitial(draft, state.parent);
  const parent = outside[0];
  if (parent?.kind === 'parallel') stackLanes(draft, parent.id);
}

function forget(draft: FlowDraft, gone: ReadonlySet<string>): void {
  for (const group of [draft.notes, draft.frames]) {
    for (const note of Object.values(group)) if (note.parent !== null && gone.has(note.parent)) delete group[note.id];
  }
  for (const other of Object.values(draft.states)) {
    if (other.historyDefault.some((target) => gone.has(target)))
      other.historyDefault = other.historyDefault.filter((target) => !gone.has(target));
  }
}

function untie(draft: FlowDraft, id: string, gone: ReadonlySet<string>): void {
  const transition = draft.transitions[id];
  if (!transition) return;
  const left = transition.targets.filter((target) => !gone.has(target));
  const loose = left.length === 0 && transition.targets.length > 0;
  if (gone.has(transition.source) || loose) removeTransition(draft, id);
  else if (left.length < transition.targets.length) {
    transition.targets = left;
    delete draft.layout.routes[id];
  }
}

/** Removes a transition, and the event that was made up for it when nobody has touched or used it since. */
export function removeTransition(draft: FlowDraft, id: string): void {
  const trigger = draft.transitions[id]?.trigger;
  delete draft.transitions[id];
  delete draft.layout.routes[id];
  if (trigger?.type === 'event' && isUntouchedEvent(draft, trigger.event) && !eventsUsed(draft).has(trigger.event))
    delete draft.events[trigger.event];
}
