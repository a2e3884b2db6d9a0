import type { Box, Point } from '../document/index.ts';
import type { Board, Wire } from './board.ts';
import { bottom, middle, right, type Side } from './geometry.ts';
import { metrics } from './metrics.ts';

/** A way to draw an edge, before it is known what is in its way. */
export interface Candidate {
  readonly points: readonly Point[];
  readonly from: Side;
  readonly to: Side;
}

const inset = 8;
const gap = metrics.clearance;
const sides: readonly Side[] = ['right', 'bottom', 'top', 'left'];

const longSide = 320;
const corner = 24;

/** The places on a side where a new edge may end: its middle, or on a long side the places nearest to the other box. */
export function attachPoints(board: Board, state: string, box: Box, side: Side, other: Box): readonly Point[] {
  const vertical = side === 'left' || side === 'right';
  if ((vertical ? box.height : box.width) < longSide) return [attachPoint(board, state, box, side)];
  const [low, high] = vertical ? [box.y + corner, bottom(box) - corner] : [box.x + corner, right(box) - corner];
  const [start, end] = vertical ? [other.y, bottom(other)] : [other.x, right(other)];
  const places = [(start + end) / 2, start - 2 * gap, end + 2 * gap].map((place) => Math.round(Math.min(high, Math.max(low, place))));
  return [...new Set(places)].map((place) => attachPoint(board, state, box, side, place));
}

/** A free place on a side: the wished one, or a few steps away from edges already there. */
function attachPoint(board: Board, state: string, box: Box, side: Side, wished?: number): Point {
  const centre = middle(box);
  const vertical = horizontalSide(side);
  const base = wished ?? (vertical ? centre.y : centre.x);
  const room = (wished === undefined ? (vertical ? box.height : box.width) / 2 : 60) - inset;
  const offsets = stepsAway.filter((offset) => Math.abs(offset) <= room);
  const free = offsets.find((offset) => board.sideFree(state, side, base + offset));
  return onSide(box, side, base + (free ?? 0));
}

const stepsAway = [0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60, 72, -72, 84, -84];

export function onSide(box: Box, side: Side, at: number): Point {
  switch (side) {
    case 'left':
      return { x: box.x, y: at };
    case 'right':
      return { x: right(box), y: at };
    case 'top':
      return { x: at, y: box.y };
    case 'bottom':
      return { x: at, y: bottom(box) };
  }
}

/** Routes with at most three bends between two separate boxes. */
export function simpleRoutes(board: Board, wire: Wire, a: Box, b: Box): Candidate[] {
  const found: Candidate[] = straightRoutes(board, wire, a, b);
  const ends = sides.flatMap((to) => attachPoints(board, wire.target, b, to, a).map((end) => ({ to, end })));
  for (const from of sides) {
    for (const start of attachPoints(board, wire.source, a, from, b)) {
      for (const { to, end } of ends) for (const points of bends(start, from, end, to, a, b)) found.push({ points, from, to });
    }
  }
  return found;
}

function straightRoutes(board: Board, wire: Wire, a: Box, b: Box): Candidate[] {
  const found: Candidate[] = [];
  const add = (from: Side, to: Side, wished: readonly number[], low: number, high: number) => {
    const at = low <= high ? sharedPlace(board, wire, from, to, wished, low, high) : undefined;
    if (at !== undefined) found.push({ points: [onSide(a, from, at), onSide(b, to, at)], from, to });
  };
  const rows = [Math.max(a.y, b.y) + inset, Math.min(bottom(a), bottom(b)) - inset] as const;
  const columns = [Math.max(a.x, b.x) + inset, Math.min(right(a), right(b)) - inset] as const;
  const heights = [middle(a).y, middle(b).y];
  const places = [middle(a).x, middle(b).x];
  if (right(a) < b.x) add('right', 'left', heights, ...rows);
  else if (right(b) < a.x) add('left', 'right', heights, ...rows);
  if (bottom(a) < b.y) add('bottom', 'top', places, ...columns);
  else if (bottom(b) < a.y) add('top', 'bottom', places, ...columns);
  return found;
}

function sharedPlace(board: Board, wire: Wire, from: Side, to: Side, wished: readonly number[], low: number, high: number) {
  const tries = wished.flatMap((place) => [place, place + 12, place - 12, place + 24, place - 24]);
  return [...tries, (low + high) / 2].find(
    (at) => at >= low && at <= high && board.sideFree(wire.source, from, at) && board.sideFree(wire.target, to, at),
  );
}

const horizontalSide = (side: Side): boolean => side === 'left' || side === 'right';
const away = (side: Side): 1 | -1 => (side === 'right' || side === 'bottom' ? 1 : -1);

function bends(start: Point, from: Side, end: Point, to: Side, a: Box, b: Box): Point[][] {
  if (horizontalSide(from) !== horizontalSide(to)) return oneBend(start, from, end, to);
  return from === to ? around(start, end, from, a, b) : across(start, end, from);
}

/** One bend. */
function oneBend(start: Point, from: Side, end: Point, to: Side): Point[][] {
  const turn = horizontalSide(from) ? { x: end.x, y: start.y } : { x: start.x, y: end.y };
  const leaves = horizontalSide(from) ? (turn.x - start.x) * away(from) : (turn.y - start.y) * away(from);
  const arrives = horizontalSide(to) ? (turn.x - end.x) * away(to) : (turn.y - end.y) * away(to);
  return leaves >= gap && arrives >= gap ? [[start, turn, end]] : [];
}

/** Two bends with the middle part between the boxes. */
function across(start: Point, end: Point, from: Side): Point[][] {
  const horizontal = horizontalSide(from);
  const span = horizontal ? (end.x - start.x) * away(from) : (end.y - start.y) * away(from);
  if (span < gap * 2) return [];
  const places = [span / 2, gap, span - gap, span / 2 + 10, span / 2 - 10].filter((place) => place >= gap && place <= span - gap);
  return places.map((place) => {
    const at = Math.round((horizontal ? start.x : start.y) + place * away(from));
    return horizontal ? [start, { x: at, y: start.y }, { x: at, y: end.y }, end] : [start, { x: start.x, y: at }, { x: end.x, y: at }, end];
  });
}

/** Two bends on the same side of both boxes, at growing distances. */
function around(start: Point, end: Point, side: Side, a: Box, b: Box): Point[][] {
  const horizontal = horizontalSide(side);
  const edges = {
    right: Math.max(right(a), right(b)),
    left: Math.min(a.x, b.x),
    bottom: Math.max(bottom(a), bottom(b)),
    top: Math.min(a.y, b.y),
  };
  return [24, 38, 52, 70].map((reach) => {
    const at = edges[side] + reach * away(side);
    return horizontal ? [start, { x: at, y: start.y }, { x: at, y: end.y }, end] : [start, { x: start.x, y: at }, { x: end.x, y: at }, end];
  });
}
