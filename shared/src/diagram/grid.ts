import type { Box, Point } from '../document/index.ts';
import { type Board, blocks, type Obstacle, type Wire } from './board.ts';
import { bottom, inflate, overlaps, right } from './geometry.ts';
import { metrics } from './metrics.ts';

/** Lines on which a route may run, and what each step between two crossings costs beyond its length; Infinity is a wall. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly across: Float64Array;
  readonly down: Float64Array;
}

const tracks = [metrics.clearance, metrics.clearance + 11, metrics.clearance + 22];
const wall = Number.POSITIVE_INFINITY;
const crossing = 30;
const sharing = 3;
const nearby = 7;
const underLabel = 120;

/** The grid of a window: tracks beside every box, one line through every wished point. */
export function gridOf(board: Board, wire: Wire, window: Box, through: readonly Point[]): Grid {
  const inside = board.obstacles.filter((obstacle) => overlaps(obstacle.box, window));
  const wished = { xs: through.map((point) => point.x), ys: through.map((point) => point.y) };
  const beside = tracksBeside(inside, wire);
  const xs = lines([...wished.xs, ...beside.xs], wished.xs, window.x, right(window));
  const ys = lines([...wished.ys, ...beside.ys], wished.ys, window.y, bottom(window));
  const grid = { xs, ys, across: new Float64Array(xs.length * ys.length), down: new Float64Array(xs.length * ys.length) };
  for (const obstacle of inside) if (blocks(obstacle, wire)) markBox(grid, wallOf(obstacle, wire), wall);
  board.eachLabel(window, wire, (box) => markBox(grid, box, underLabel));
  board.eachRun(window, wire, (a, b) => {
    if (Math.abs(a.y - b.y) < 0.01) markAcross(grid, a.y, Math.min(a.x, b.x), Math.max(a.x, b.x));
    else markDown(grid, a.x, Math.min(a.y, b.y), Math.max(a.y, b.y));
  });
  return grid;
}

/** Other states keep a little distance; the edge's own ends are touched. */
function wallOf(obstacle: Obstacle, wire: Wire): Box {
  const own = obstacle.id === wire.source || obstacle.id === wire.target || obstacle.type !== 'state';
  return own ? obstacle.box : inflate(obstacle.box, 6);
}

function tracksBeside(obstacles: readonly Obstacle[], wire: Wire): { xs: number[]; ys: number[] } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const { box, type, id } of obstacles) {
    if (type === 'title' || type === 'dot') continue;
    const within = type === 'container' && wire.open.has(id);
    for (const track of tracks) {
      const by = within ? -track : track;
      xs.push(box.x - by, right(box) + by);
      ys.push(box.y - by, bottom(box) + by);
    }
  }
  return { xs, ys };
}

/** Sorted lines, those closer than four pixels merged; wished lines stay exactly where they are. */
function lines(all: readonly number[], fixed: readonly number[], low: number, high: number): number[] {
  const exact = new Set(fixed);
  const sorted = [...new Set(all.map((line) => (exact.has(line) ? line : Math.round(line))))]
    .filter((line) => exact.has(line) || (line >= low && line <= high))
    .sort((a, b) => a - b);
  return sorted.filter((line, index) => {
    if (exact.has(line)) return true;
    const before = sorted[index - 1];
    const after = sorted[index + 1];
    const crowded = (near: number | undefined) => near !== undefined && Math.abs(near - line) < 4;
    return !(crowded(before) || (crowded(after) && exact.has(after ?? 0)));
  });
}

/** The first index whose line is greater than `value`. */
function after(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((list[half] ?? 0) > value) high = half;
    else low = half + 1;
  }
  return low;
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}

/** The indices of lines strictly between two values. */
function between(list: readonly number[], low: number, high: number): number[] {
  const found: number[] = [];
  for (let index = after(list, low); index < list.length && at(list, index) < high; index++) found.push(index);
  return found;
}

/** The indices of steps, from a line to the next, that lie at least partly between two values. */
function steps(list: readonly number[], low: number, high: number): number[] {
  const found: number[] = [];
  for (let index = Math.max(0, after(list, low) - 1); index < list.length - 1 && at(list, index) < high; index++) found.push(index);
  return found;
}

function markBox({ xs, ys, across, down }: Grid, box: Box, cost: number): void {
  const columns = steps(xs, box.x, right(box));
  for (const row of between(ys, box.y, bottom(box))) for (const column of columns) add(across, row * xs.length + column, cost);
  const rows = steps(ys, box.y, bottom(box));
  for (const column of between(xs, box.x, right(box))) for (const row of rows) add(down, row * xs.length + column, cost);
}

/** A run already there: dear to run along, cheap to cross. */
function markAcross({ xs, ys, across, down }: Grid, y: number, from: number, to: number): void {
  const columns = steps(xs, from, to);
  for (const row of between(ys, y - nearby, y + nearby)) {
    for (const column of columns) add(across, row * xs.length + column, sharing * (at(xs, column + 1) - at(xs, column)));
  }
  const above = after(ys, y) - 1;
  if (above >= 0) for (const column of between(xs, from - 1, to + 1)) add(down, above * xs.length + column, crossing);
}

function markDown({ xs, ys, across, down }: Grid, x: number, from: number, to: number): void {
  const rows = steps(ys, from, to);
  for (const column of between(xs, x - nearby, x + nearby)) {
    for (const row of rows) add(down, row * xs.length + column, sharing * (at(ys, row + 1) - at(ys, row)));
  }
  const before = after(xs, x) - 1;
  if (before >= 0) for (const row of between(ys, from - 1, to + 1)) add(across, row * xs.length + before, crossing);
}

function add(costs: Float64Array, index: number, cost: number): void {
  costs[index] = (costs[index] ?? 0) + cost;
}
