import type { Box } from '@orderloom/shared/document';
import type { DiagramHandle } from '../../diagram/index.ts';

/** The part of the drawing that is on screen, and how large it is shown. */
export interface View {
  readonly box: Box;
  readonly zoom: number;
}

export function viewOf(frame: HTMLElement | null, handle: DiagramHandle): View | undefined {
  const screen = frame?.getBoundingClientRect();
  if (!screen || screen.width === 0) return undefined;
  const from = handle.toFlow({ x: screen.left, y: screen.top });
  const to = handle.toFlow({ x: screen.right, y: screen.bottom });
  return { box: { ...from, width: to.x - from.x, height: to.y - from.y }, zoom: screen.width / (to.x - from.x) };
}

const readable = 0.55;
/** Under the palette on the left nothing counts as seen. */
const margin = { left: 112, other: 16 };

/** Whether a box is wholly on screen and large enough to read. */
export function isInView(box: Box, { box: view, zoom }: View): boolean {
  const left = view.x + margin.left / zoom;
  const other = margin.other / zoom;
  return (
    zoom >= readable &&
    box.x >= left &&
    box.y >= view.y + other &&
    box.x + box.width <= view.x + view.width - other &&
    box.y + box.height <= view.y + view.height - other
  );
}
