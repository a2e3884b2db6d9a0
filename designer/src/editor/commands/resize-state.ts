import { type Box, childrenOf } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';
import { dropRoutes, insetOf, isLane } from './geometry.ts';
import { growAround, stackLanes } from './grow.ts';
import { naturalSize, type Size } from './natural-size.ts';

/** Gives a state, note or frame the box it was dragged to; never smaller than what it shows or holds. */
export function resizeState(id: string, box: Box): Command {
  return {
    label: { zh: '调整大小', en: 'Resize' },
    change(draft) {
      const note = draft.notes[id] ?? draft.frames[id];
      if (note) note.box = { ...box };
      else if (draft.states[id] && id !== draft.root) resize(draft, id, box);
    },
  };
}

function resize(draft: FlowDraft, id: string, box: Box): void {
  const least = leastSize(draft, id);
  const size = { width: Math.max(box.width, least.width), height: Math.max(box.height, least.height) };
  dropRoutes(draft, [id]);
  draft.layout.states[id] = isLane(draft, id) ? { ...(draft.layout.states[id] ?? box), ...size } : { x: box.x, y: box.y, ...size };
  if (draft.states[id]?.kind === 'parallel') {
    for (const child of childrenOf(draft, id)) {
      const lane = isLane(draft, child.id) ? draft.layout.states[child.id] : undefined;
      if (lane) lane.width = size.width;
    }
    stackLanes(draft, id);
  }
  growAround(draft, draft.states[id]?.parent ?? null);
}

function leastSize(draft: FlowDraft, id: string): Size {
  const own = naturalSize(draft, id);
  const { side } = insetOf(draft, id);
  const inside = childrenOf(draft, id).flatMap((child) => {
    if (!isLane(draft, child.id)) return draft.layout.states[child.id] ?? [];
    const least = leastSize(draft, child.id);
    return [{ x: 0, y: 0, width: least.width - side, height: 0 }];
  });
  return {
    width: Math.max(own.width, ...inside.map((child) => child.x + child.width + side)),
    height: Math.max(own.height, ...inside.map((child) => child.y + child.height + side)),
  };
}
