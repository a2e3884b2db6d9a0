import type { Point } from '../document/index.ts';

const radius = 6;

/** The SVG path of an orthogonal route with its corners a little rounded. */
export function edgePath(points: readonly Point[]): string {
  const first = points[0];
  if (!first) return '';
  const parts = [`M${round(first.x)} ${round(first.y)}`];
  for (let index = 1; index < points.length; index++) {
    const point = points[index];
    const before = points[index - 1];
    const next = points[index + 1];
    if (!point || !before) continue;
    if (!next) {
      parts.push(`L${round(point.x)} ${round(point.y)}`);
      continue;
    }
    const a = towards(point, before);
    const b = towards(point, next);
    parts.push(`L${round(a.x)} ${round(a.y)}Q${round(point.x)} ${round(point.y)} ${round(b.x)} ${round(b.y)}`);
  }
  return parts.join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The arrow head at the end of a route, as an SVG path. */
export function arrowPath(points: readonly Point[], size: number): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const x = (tip.x - before.x) / length;
  const y = (tip.y - before.y) / length;
  const base = { x: tip.x - x * size, y: tip.y - y * size };
  const half = size / 2;
  return `M${round(tip.x)} ${round(tip.y)}L${round(base.x - y * half)} ${round(base.y + x * half)}L${round(base.x + y * half)} ${round(base.y - x * half)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
