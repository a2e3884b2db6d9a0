import type { Drawing } from '@orderloom/shared/diagram';
import type { Viewport } from '@xyflow/react';
import type { Pane } from './viewport.ts';

/** Above so many states in view at once, each is drawn as a box with its name, and each transition as its line. */
export const crowd = 500;

/** Whether more states are in view than could be read, or drawn in time. */
export function isCrowded({ states }: Drawing, pane: Pane, { x, y, zoom }: Viewport): boolean {
  if (states.length <= crowd) return false;
  const left = -x / zoom;
  const top = -y / zoom;
  const right = left + pane.width / zoom;
  const bottom = top + pane.height / zoom;
  let seen = 0;
  for (const { box } of states) {
    if (box.x < right && box.y < bottom && box.x + box.width > left && box.y + box.height > top) seen++;
    if (seen > crowd) return true;
  }
  return false;
}
