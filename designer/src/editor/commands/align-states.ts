import type { Box } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';
import type { Selection } from '../session/selection.ts';
import { boxOf, dropRoutes, isLane, originOf, snapped } from './geometry.ts';
import { growAround } from './grow.ts';
import { topmost } from './tree.ts';

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Lines the selected states up. */
export function alignStates(selection: Selection, edge: Edge): Command {
  return {
    label: { zh: '对齐', en: 'Align' },
    change(draft) {
      const boxes = movableBoxes(draft, selection);
      if (boxes.length < 2) return;
      const all = boxes.map(({ box }) => box);
      const left = Math.min(...all.map((box) => box.x));
      const right = Math.max(...all.map((box) => box.x + box.width));
      const top = Math.min(...all.map((box) => box.y));
      const bottom = Math.max(...all.map((box) => box.y + box.height));
      const placed: Record<Edge, (box: Box) => Partial<Box>> = {
        left: () => ({ x: left }),
        centre: (box) => ({ x: (left + right - box.width) / 2 }),
        right: (box) => ({ x: right - box.width }),
        top: () => ({ y: top }),
        middle: (box) => ({ y: (top + bottom - box.height) / 2 }),
        bottom: (box) => ({ y: bottom - box.height }),
      };
      setAbsolute(
        draft,
        boxes.map(({ id, box }) => ({ id, box: { ...box, ...placed[edge](box) } })),
      );
    },
  };
}

/** Spreads the selected states with even gaps between the outermost two. */
export function distributeStates(selection: Selection, axis: 'x' | 'y'): Command {
  return {
    label: { zh: '均匀分布', en: 'Distribute' },
    change(draft) {
      const extent = axis === 'x' ? 'width' : 'height';
      const boxes = movableBoxes(draft, selection).sort((a, b) => a.box[axis] - b.box[axis]);
      const first = boxes[0];
      const last = boxes.at(-1);
      if (!first || !last || boxes.length < 3) return;
      const room = last.box[axis] + last.box[extent] - first.box[axis] - boxes.reduce((sum, { box }) => sum + box[extent], 0);
      const gap = room / (boxes.length - 1);
      let at = first.box[axis];
      const spread = boxes.map(({ id, box }) => {
        const placed = { id, box: { ...box, [axis]: at } };
        at += box[extent] + gap;
        return placed;
      });
      setAbsolute(draft, spread);
    },
  };
}

interface Placed {
  readonly id: string;
  /** In drawing coordinates. */
  readonly box: Box;
}

function movableBoxes(draft: FlowDraft, selection: Selection): Placed[] {
  return topmost(draft, selection.states)
    .filter((id) => !isLane(draft, id))
    .map((id) => ({ id, box: { ...boxOf(draft, id), ...originOf(draft, id) } }));
}

function setAbsolute(draft: FlowDraft, placed: readonly Placed[]): void {
  for (const { id, box } of placed) {
    const parent = draft.states[id]?.parent ?? draft.root;
    const origin = originOf(draft, parent);
    draft.layout.states[id] = { ...box, x: snapped(box.x - origin.x), y: snapped(box.y - origin.y) };
  }
  dropRoutes(
    draft,
    placed.map(({ id }) => id),
  );
  for (const parent of new Set(placed.map(({ id }) => draft.states[id]?.parent ?? null))) growAround(draft, parent);
}
