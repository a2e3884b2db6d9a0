import type { Box, Point } from '@orderloom/shared/document';

/** A line that shows what a dragged box is aligned with, in drawing coordinates. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly point: Point;
  readonly guides: readonly Guide[];
}

const step = 4;
const pull = 5;

/** Moves a box to the grid, or into line with the start, middle or end of a sibling when one is near. */
export function snap(box: Box, siblings: readonly Box[]): Snapped {
  const x = align(box.x, box.width, siblings, (other) => [other.x, other.width]);
  const y = align(box.y, box.height, siblings, (other) => [other.y, other.height]);
  const point = { x: x?.at ?? Math.round(box.x / step) * step, y: y?.at ?? Math.round(box.y / step) * step };
  const placed = { ...box, ...point };
  const guides: Guide[] = [];
  if (x)
    guides.push({
      axis: 'x',
      at: x.line,
      from: Math.min(placed.y, x.sibling.y),
      to: Math.max(placed.y + placed.height, x.sibling.y + x.sibling.height),
    });
  if (y)
    guides.push({
      axis: 'y',
      at: y.line,
      from: Math.min(placed.x, y.sibling.x),
      to: Math.max(placed.x + placed.width, y.sibling.x + y.sibling.width),
    });
  return { point, guides };
}

interface Alignment {
  readonly at: number;
  readonly line: number;
  readonly sibling: Box;
}

function align(
  start: number,
  size: number,
  siblings: readonly Box[],
  span: (box: Box) => readonly [number, number],
): Alignment | undefined {
  let best: (Alignment & { readonly off: number }) | undefined;
  for (const sibling of siblings) {
    const [otherStart, otherSize] = span(sibling);
    for (const part of [0.5, 0, 1]) {
      const line = otherStart + otherSize * part;
      const off = Math.abs(start + size * part - line);
      if (off <= pull && (!best || off < best.off)) best = { at: line - size * part, line, sibling, off };
    }
  }
  return best;
}
