import type { Box, Point, Route } from '../document/index.ts';
import { bottom, right } from './geometry.ts';

const stub = 16;

/** A route after one of its stretches was moved sideways by hand; the ends stay on their states. */
export function bentRoute(points: readonly Point[], stretch: number, by: Point): Route | undefined {
  const a = points[stretch];
  const b = points[stretch + 1];
  if (!a || !b) return undefined;
  const upright = a.x === b.x;
  const move = (point: Point) => (upright ? { x: Math.round(point.x + by.x), y: point.y } : { x: point.x, y: Math.round(point.y + by.y) });
  const head = stretch === 0 ? [a, towards(a, b)] : points.slice(0, stretch);
  const tail = stretch + 2 === points.length ? [towards(b, a), b] : points.slice(stretch + 2);
  const first = stretch === 0 ? towards(a, b) : a;
  const last = stretch + 2 === points.length ? towards(b, a) : b;
  return { points: straightened([...head, move(first), move(last), ...tail]), byHand: true };
}

function towards(from: Point, to: Point): Point {
  const step = (a: number, b: number) => a + Math.sign(b - a) * Math.min(stub, Math.abs(b - a) / 3);
  return { x: step(from.x, to.x), y: step(from.y, to.y) };
}

/** The same line without points that lie on the way between their neighbours. */
function straightened(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) return true;
    if (before.x === point.x && before.y === point.y) return false;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

/** The route with the same bends, its ends on the states where they are now; nothing where an end can no longer be reached straight. */
export function withEndsLed(route: Route, source: Box, target: Box): Route | undefined {
  const inner = route.points.slice(1, -1);
  const first = inner[0];
  const last = inner.at(-1);
  const start = first && endOn(source, first);
  const end = last && endOn(target, last);
  return start && end ? { points: [start, ...inner, end], byHand: true } : undefined;
}

function endOn(box: Box, bend: Point): Point | undefined {
  const level = bend.y > box.y + 4 && bend.y < bottom(box) - 4;
  const above = bend.x > box.x + 4 && bend.x < right(box) - 4;
  if (level && bend.x <= box.x) return { x: box.x, y: bend.y };
  if (level && bend.x >= right(box)) return { x: right(box), y: bend.y };
  if (above && bend.y <= box.y) return { x: bend.x, y: box.y };
  if (above && bend.y >= bottom(box)) return { x: bend.x, y: bottom(box) };
  return undefined;
}
