import type { Box, Point } from '../document/index.ts';
import type { Board, Wire } from './board.ts';
import { segmentsOf } from './geometry.ts';
import type { Size } from './state-size.ts';

export interface LabelPlace {
  readonly centre: Point;
  /** 0: on the edge and clear of everything; 1: crosses another edge or a border; 2: beside the edge. */
  readonly fault: 0 | 1 | 2;
}

export function boxAround(centre: Point, size: Size): Box {
  return { x: centre.x - size.width / 2, y: centre.y - size.height / 2, width: size.width, height: size.height };
}

/** Puts a label on the longest straight run near the source, never on a state or on another label. */
export function placeLabel(board: Board, wire: Wire, points: readonly Point[], size: Size): LabelPlace {
  let crossing: Point | undefined;
  for (const centre of placesOn(points, size)) {
    const box = boxAround(centre, size);
    if (!board.labelFree(wire, box)) continue;
    if (board.labelCalm(wire, box)) return { centre, fault: 0 };
    crossing ??= centre;
  }
  return crossing ? { centre: crossing, fault: 1 } : { centre: beside(board, wire, points, size), fault: 2 };
}

const step = 8;
const tail = 10;
const head = 14;

function placesOn(points: readonly Point[], size: Size): Point[] {
  let distance = 0;
  const runs = segmentsOf(points).map(([a, b]) => {
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const run = { a, b, length, score: length - distance * 0.35 };
    distance += length;
    return run;
  });
  const last = runs.at(-1);
  runs.sort((p, q) => q.score - p.score);
  return runs.flatMap((run) => placesAlong(run.a, run.b, run.length, size, run === last ? head : tail));
}

function placesAlong(a: Point, b: Point, length: number, size: Size, end: number): Point[] {
  const along = Math.abs(a.y - b.y) < 0.01 ? size.width : size.height;
  const from = tail + along / 2;
  const to = length - end - along / 2;
  if (to < from) return [];
  const places: Point[] = [];
  const centre = (from + to) / 2;
  for (let offset = 0; offset <= (to - from) / 2; offset += step) {
    for (const at of offset === 0 ? [centre] : [centre - offset, centre + offset]) {
      const part = at / length;
      places.push({ x: Math.round(a.x + (b.x - a.x) * part), y: Math.round(a.y + (b.y - a.y) * part) });
    }
  }
  return places;
}

/** A free place next to the edge, searched in widening rings round its middle. */
function beside(board: Board, wire: Wire, points: readonly Point[], size: Size): Point {
  const [a, b] = segmentsOf(points).reduce((longest, next) => (reach(next) > reach(longest) ? next : longest), [
    points[0] ?? { x: 0, y: 0 },
    points[0] ?? { x: 0, y: 0 },
  ] as const);
  const start = { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) };
  for (let ring = 1; ring < 60; ring++) {
    for (const [dx, dy] of ringOffsets) {
      const centre = { x: start.x + dx * ring * step * 1.5, y: start.y + dy * ring * step };
      if (board.labelFree(wire, boxAround(centre, size))) return centre;
    }
  }
  return start;
}

const ringOffsets = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

function reach([a, b]: readonly [Point, Point]): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
