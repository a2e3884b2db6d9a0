import type { Box, Point } from '../document/index.ts';
import { type Board, blocks, type Wire } from './board.ts';
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
const underLabel = 120;

/** The grid of a window: tracks beside every box, one line through every wished point. */
export function gridOf(board: Board, wire: Wire, window: Box, through: readonly Point[]): Grid {
  const inside = board.obstacles.filter((obstacle) => overlaps(obstacle.box, window));
  const xs: number[] = through.map((point) => point.x);
  const ys: number[] = through.map((point) => point.y);
  for (const { box, type, id } of inside) {
    if (type === 'title' || type === 'dot') continue;
    const within = type === 'container' && wire.open.has(id);
    for (const track of tracks) {
      const by = within ? -track : track;
      xs.push(box.x - by, right(box) + by);
      ys.push(box.y - by, bottom(box) + by);
    }
  }
  const keptX = lines(
    xs,
    through.map((point) => point.x),
    window.x,
    right(window),
  );
  const keptY = lines(
    ys,
    through.map((point) => point.y),
    window.y,
    bottom(window),
  );
  const grid = {
    xs: keptX,
    ys: keptY,
    across: new Float64Array(keptX.length * keptY.length),
    down: new Float64Array(keptX.length * keptY.length),
  };
  for (const obstacle of inside) {
    if (!blocks(obstacle, wire)) continue;
    const own = obstacle.id === wire.source || obstacle.id === wire.target || obstacle.type !== 'state';
    markBox(grid, own ? obstacle.box : inflate(obstacle.box, 6), wall);
  }
  board.eachLabel(window, wire, (box) => markBox(grid, box, underLabel));
  board.eachRun(window, wire, (a, b) => markRun(grid, a, b));
  return grid;
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

function markBox(grid: Grid, box: Box, cost: number): void {
  const { xs, ys } = grid;
  const width = xs.length;
  const firstX = after(xs, box.x);
  const firstY = after(ys, box.y);
  for (let j = firstY; j < ys.length && (ys[j] ?? 0) < bottom(box); j++) {
    for (let i = Math.max(0, firstX - 1); i < width - 1 && (xs[i] ?? 0) < right(box); i++) add(grid.across, j * width + i, cost);
  }
  for (let i = firstX; i < width && (xs[i] ?? 0) < right(box); i++) {
    for (let j = Math.max(0, firstY - 1); j < ys.length - 1 && (ys[j] ?? 0) < bottom(box); j++) add(grid.down, j * width + i, cost);
  }
}

function markRun(grid: Grid, a: Point, b: Point): void {
  const { xs, ys } = grid;
  const width = xs.length;
  const x1 = Math.min(a.x, b.x);
  const x2 = Math.max(a.x, b.x);
  const y1 = Math.min(a.y, b.y);
  const y2 = Math.max(a.y, b.y);
  if (y2 - y1 < 0.01) {
    for (let j = after(ys, y1 - 7); j < ys.length && (ys[j] ?? 0) < y1 + 7; j++) {
      for (let i = Math.max(0, after(xs, x1) - 1); i < width - 1 && (xs[i] ?? 0) < x2; i++) {
        add(grid.across, j * width + i, sharing * ((xs[i + 1] ?? 0) - (xs[i] ?? 0)));
      }
    }
    const above = after(ys, y1) - 1;
    for (let i = after(xs, x1 - 1); i < width && (xs[i] ?? 0) < x2 + 1; i++) if (above >= 0) add(grid.down, above * width + i, crossing);
    return;
  }
  for (let i = after(xs, x1 - 7); i < width && (xs[i] ?? 0) < x1 + 7; i++) {
    for (let j = Math.max(0, after(ys, y1) - 1); j < ys.length - 1 && (ys[j] ?? 0) < y2; j++) {
      add(grid.down, j * width + i, sharing * ((ys[j + 1] ?? 0) - (ys[j] ?? 0)));
    }
  }
  const before = after(xs, x1) - 1;
  for (let j = after(ys, y1 - 1); j < ys.length && (ys[j] ?? 0) < y2 + 1; j++)
    if (before >= 0) add(grid.across, j * width + before, crossing);
}

function add(costs: Float64Array, index: number, cost: number): void {
  costs[index] = (costs[index] ?? 0) + cost;
}
