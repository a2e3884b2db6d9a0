import { type Box, childrenOf, type Layout } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';
import { boxOf, dropRoutes, freePlace, isLane } from './geometry.ts';
import { growAround } from './grow.ts';
import { isPinned } from './pin-states.ts';

/** Gives the drawing another geometry; its meaning stays, and so do pinned states and what else was fastened. */
export function applyLayout(layout: Layout): Command {
  return {
    label: { zh: '整理布局', en: 'Tidy layout' },
    change(draft) {
      const { pinned, states: before } = draft.layout;
      const kept = pinnedBoxes(draft, before);
      draft.layout = { ...structuredClone(layout), ...(pinned ? { pinned: [...pinned] } : {}) };
      putBack(draft, kept);
    },
  };
}

/** Gives one container another inside. Its upper left corner stays; what stands in the way of a larger one moves along one axis. */
export function applyPhaseLayout(id: string, places: Readonly<Record<string, Box>>): Command {
  return {
    label: { zh: '整理这个阶段', en: 'Tidy this phase' },
    change(draft) {
      if (!draft.states[id] || id === draft.root) return;
      const kept = pinnedBoxes(draft, draft.layout.states);
      for (const [inner, box] of Object.entries(places)) if (draft.states[inner]) draft.layout.states[inner] = { ...box };
      dropRoutes(draft, Object.keys(places));
      putBack(draft, new Map([...kept].filter(([inner]) => inner in places)));
      growAround(draft, id);
    },
  };
}

function pinnedBoxes(draft: FlowDraft, boxes: Readonly<Record<string, Box>>): ReadonlyMap<string, Box> {
  return new Map(
    Object.entries(boxes).flatMap(([id, box]) => (isPinned(draft, id) && !isLane(draft, id) ? [[id, { ...box }] as const] : [])),
  );
}

/** Sets pinned states back where they were; siblings that would lie on them go to the next free place. */
function putBack(draft: FlowDraft, kept: ReadonlyMap<string, Box>): void {
  for (const [id, { x, y }] of kept) draft.layout.states[id] = { ...boxOf(draft, id), x, y };
  dropRoutes(draft, [...kept.keys()]);
  for (const parent of new Set([...kept.keys()].map((id) => draft.states[id]?.parent ?? draft.root))) {
    for (const { id } of childrenOf(draft, parent)) {
      if (kept.has(id) || isLane(draft, id) || !covers(draft, id, kept)) continue;
      draft.layout.states[id] = freePlace(draft, parent, boxOf(draft, id), id);
      dropRoutes(draft, [id]);
    }
    growAround(draft, parent);
  }
}

function covers(draft: FlowDraft, id: string, kept: ReadonlyMap<string, Box>): boolean {
  const a = boxOf(draft, id);
  const parent = draft.states[id]?.parent;
  return [...kept.keys()].some((other) => {
    const b = boxOf(draft, other);
    const apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
    return draft.states[other]?.parent === parent && !apart;
  });
}
