import { childrenOf, Transition } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import { removeState } from './delete-selection.ts';
import { boxOf, dropRoutes, isLane } from './geometry.ts';
import { growAround } from './grow.ts';
import { reparent } from './move-states.ts';
import { canLeave } from './new-transition.ts';

/** Whether a container can be dissolved: it has something inside, and is no region, which its parallel state needs. */
export function canUngroup(document: FlowDraft, id: string): boolean {
  return id !== document.root && !isLane(document, id) && childrenOf(document, id).length > 0;
}

/**
 * Dissolves a container. Transitions to it lead to where it began; those out of it leave each state that was inside; its end
 * becomes an immediate transition from the final states inside. The regions of a parallel state become phases.
 */
export function ungroup(id: string, by: Author): Command {
  return {
    label: { zh: '取消编组', en: 'Ungroup' },
    change: (draft) => dissolve(draft, id, by),
  };
}

/** Takes a parallel state apart again: what ran side by side stands in a row, and a region that held a single state is that state. */
export function joinRegions(id: string, by: Author): Command {
  return {
    label: { zh: '取消并行', en: 'No longer parallel' },
    change(draft) {
      if (draft.states[id]?.kind !== 'parallel' || !canUngroup(draft, id)) return;
      const regions = childrenOf(draft, id).map((child) => child.id);
      dissolve(draft, id, by);
      for (const region of regions) if (childrenOf(draft, region).length === 1) dissolve(draft, region, by);
    },
  };
}

function dissolve(draft: FlowDraft, id: string, by: Author): void {
  const state = draft.states[id];
  if (!state || !canUngroup(draft, id) || state.parent === null) return;
  const parent = state.parent;
  const children = childrenOf(draft, id).map((child) => child.id);
  const entry = state.initial ?? children[0];
  const begins = draft.states[parent]?.initial === id;
  dropRoutes(draft, [id]);
  lift(draft, id, parent, children);
  if (entry) leadInto(draft, id, entry);
  spreadExits(draft, id, children, by);
  const home = draft.states[parent];
  if (begins && home && entry) home.initial = entry;
  removeState(draft, id);
  growAround(draft, parent);
}

function leadInto(draft: FlowDraft, id: string, entry: string): void {
  for (const transition of Object.values(draft.transitions)) {
    if (!transition.targets.includes(id)) continue;
    transition.targets = [...new Set(transition.targets.map((target) => (target === id ? entry : target)))];
  }
}

function lift(draft: FlowDraft, id: string, parent: string, children: readonly string[]): void {
  const { x, y } = boxOf(draft, id);
  for (const child of children) {
    const box = boxOf(draft, child);
    reparent(draft, child, parent);
    draft.layout.states[child] = { ...box, x: box.x + x, y: box.y + y };
  }
  for (const note of [...Object.values(draft.notes), ...Object.values(draft.frames)]) {
    if (note.parent !== id) continue;
    note.parent = parent === draft.root ? null : parent;
    note.box = { ...note.box, x: note.box.x + x, y: note.box.y + y };
  }
}

function spreadExits(draft: FlowDraft, id: string, children: readonly string[], by: Author): void {
  const exits = Object.values(draft.transitions).filter((transition) => transition.source === id);
  for (const exit of exits) {
    const ends = exit.trigger.type === 'done';
    const sources = children.filter((child) => (ends ? draft.states[child]?.kind === 'final' : canLeave(draft, child)));
    for (const source of sources) {
      const copy = by.ids('transition');
      const state = draft.states[source];
      if (ends && state) state.kind = 'atomic';
      const trigger = ends ? { type: 'always' } : { ...exit.trigger };
      draft.transitions[copy] = Transition.parse({
        ...exit,
        id: copy,
        source,
        trigger,
        actions: exit.actions.map((call) => ({ ...call, params: { ...call.params } })),
      });
    }
    delete draft.transitions[exit.id];
    delete draft.layout.routes[exit.id];
  }
}
