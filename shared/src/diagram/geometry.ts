import type { Box, Point } from '../document/index.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';

export function right(box: Box): number {
  return box.x + box.width;
}

export function bottom(box: Box): number {
  return box.y + box.height;
}

export function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function inflate(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + by * 2, height: box.height + by * 2 };
}

/** Whether two boxes share area; touching borders do not count. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map(right)) - x, height: Math.max(...boxes.map(bottom)) - y };
}

/** The thin box of an orthogonal segment. */
export function segmentBox(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Whether an orthogonal segment runs through the inside of a box. */
export function crossesBox(a: Point, b: Point, box: Box): boolean {
  return Math.max(a.x, b.x) > box.x && Math.min(a.x, b.x) < right(box) && Math.max(a.y, b.y) > box.y && Math.min(a.y, b.y) < bottom(box);
}

/** Points without repeats and without middles of straight runs. */
export function tidyPoints(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const before = kept.at(-2);
    if (last && before && straight(before, last, point)) kept.pop();
    kept.push({ x: point.x, y: point.y });
  }
  return kept;
}

function straight(a: Point, b: Point, c: Point): boolean {
  return (Math.abs(a.x - b.x) < 0.01 && Math.abs(b.x - c.x) < 0.01) || (Math.abs(a.y - b.y) < 0.01 && Math.abs(b.y - c.y) < 0.01);
}

export function pathLength(points: readonly Point[]): number {
  let sum = 0;
  for (const [a, b] of segmentsOf(points)) sum += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  return sum;
}

export function segmentsOf(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point] as const);
}
