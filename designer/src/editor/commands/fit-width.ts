import type { FlowDraft } from '../session/command.ts';
import { dropRoutes, isLane } from './geometry.ts';
import { growAround } from './grow.ts';
import { naturalSize } from './natural-size.ts';
import { hasChildren } from './tree.ts';

/** Changes texts, and lets the boxes that were exactly as wide as their texts stay so; a box that got too narrow widens. */
export function fittingWidths(draft: FlowDraft, ids: readonly string[], change: () => void): void {
  const before = ids.map((id) => naturalSize(draft, id).width);
  change();
  for (const [index, id] of ids.entries()) {
    const box = draft.layout.states[id];
    if (!box || isLane(draft, id) || id === draft.root) continue;
    const natural = naturalSize(draft, id).width;
    const hugged = box.width === before[index] && !hasChildren(draft, id);
    if (natural === box.width || (natural < box.width && !hugged)) continue;
    const wider = natural > box.width;
    box.width = natural;
    dropRoutes(draft, [id]);
    if (wider) growAround(draft, draft.states[id]?.parent ?? null);
  }
}
