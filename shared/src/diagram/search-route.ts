import type { Box, Point } from '../document/index.ts';
import type { Board, Wire } from './board.ts';
import { around, inflate, type Side, tidyPoints } from './geometry.ts';
import { type Grid, gridOf } from './grid.ts';
import { Heap } from './heap.ts';
import type { Candidate } from './simple-routes.ts';

/** A place on a border and the way an edge goes from there; dx and dy are -1, 0 or 1. */
export interface Exit {
  readonly at: Point;
  readonly side: Side;
  readonly dx: number;
  readonly dy: number;
}

export const bendCost = 45;

/** The cheapest route on the grid round everything in the way: first in a window round both ends, then anywhere. */
export function searchRoute(
  board: Board,
  wire: Wire,
  ends: { from: readonly Exit[]; to: readonly Exit[]; boxes: readonly Box[] },
): Candidate | undefined {
  const near = around(ends.boxes);
  const all = around([...ends.boxes, ...board.obstacles.map((obstacle) => obstacle.box)]);
  if (!near || !all) return undefined;
  const through = [...ends.from, ...ends.to].map((exit) => exit.at);
  return (
    walk(gridOf(board, wire, inflate(near, 160), through), ends.from, ends.to) ??
    walk(gridOf(board, wire, inflate(all, 80), through), ends.from, ends.to)
  );
}

interface Walk {
  readonly grid: Grid;
  readonly best: Float64Array;
  readonly came: Int32Array;
  readonly heap: Heap;
}

/** Nodes are (column, row, orientation): two per crossing, so that a bend can cost. */
function walk(grid: Grid, from: readonly Exit[], to: readonly Exit[]): Candidate | undefined {
  const size = grid.xs.length * grid.ys.length * 2;
  const goals = new Map(to.map((exit) => [nodeAt(grid, exit), exit]));
  const starts = new Map(from.map((exit) => [nodeAt(grid, exit), exit]));
  const state: Walk = {
    grid,
    best: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    came: new Int32Array(size).fill(-1),
    heap: new Heap(),
  };
  for (const [node, exit] of starts) {
    state.best[node] = sideCost(exit.side, 'from');
    state.heap.push(node, sideCost(exit.side, 'from'));
  }
  const done = new Uint8Array(size);
  for (let next = state.heap.pop(); next; next = state.heap.pop()) {
    const { index } = next;
    if (done[index]) continue;
    done[index] = 1;
    const arrived = goals.get(index);
    if (arrived && state.came[index] !== -1) return trace(state, index, starts, arrived);
    expand(state, index, starts, goals);
  }
  return undefined;
}

function sideCost(side: Side, end: 'from' | 'to'): number {
  const natural = end === 'from' ? 'right' : 'left';
  const odd = end === 'from' ? 'left' : 'right';
  return side === natural ? 0 : side === odd ? 16 : 8;
}

function nodeAt(grid: Grid, exit: Exit): number {
  return (grid.ys.indexOf(exit.at.y) * grid.xs.length + grid.xs.indexOf(exit.at.x)) * 2 + (exit.dx !== 0 ? 0 : 1);
}

function expand(state: Walk, index: number, starts: ReadonlyMap<number, Exit>, goals: ReadonlyMap<number, Exit>): void {
  const { grid } = state;
  const width = grid.xs.length;
  const cell = index >> 1;
  const vertical = index & 1;
  const column = cell % width;
  const row = (cell - column) / width;
  const start = state.came[index] === -1 ? starts.get(index) : undefined;
  const move = (dx: number, dy: number) => {
    if (start && (start.dx !== dx || start.dy !== dy)) return;
    const i = column + dx;
    const j = row + dy;
    if (i < 0 || j < 0 || i >= width || j >= grid.ys.length) return;
    const step = dx !== 0 ? grid.across[row * width + Math.min(i, column)] : grid.down[Math.min(row, j) * width + column];
    const turned = (dx !== 0) === (vertical === 1);
    const next = (j * width + i) * 2 + (dx !== 0 ? 0 : 1);
    const end = goals.get(next);
    if (end && (end.dx !== -dx || end.dy !== -dy)) return;
    const length = Math.abs((grid.xs[i] ?? 0) - (grid.xs[column] ?? 0)) + Math.abs((grid.ys[j] ?? 0) - (grid.ys[row] ?? 0));
    const cost = (state.best[index] ?? 0) + length + (step ?? 0) + (turned ? bendCost : 0) + (end ? sideCost(end.side, 'to') : 0);
    if (cost >= (state.best[next] ?? 0)) return;
    state.best[next] = cost;
    state.came[next] = index;
    state.heap.push(next, cost);
  };
  move(1, 0);
  move(-1, 0);
  move(0, 1);
  move(0, -1);
}

function trace(state: Walk, goal: number, starts: ReadonlyMap<number, Exit>, arrived: Exit): Candidate | undefined {
  const points: Point[] = [];
  let node = goal;
  let first = goal;
  while (node !== -1) {
    const cell = node >> 1;
    const column = cell % state.grid.xs.length;
    points.push({ x: state.grid.xs[column] ?? 0, y: state.grid.ys[(cell - column) / state.grid.xs.length] ?? 0 });
    first = node;
    node = state.came[node] ?? -1;
  }
  const start = starts.get(first);
  return start ? { points: tidyPoints(points.reverse()), from: start.side, to: arrived.side } : undefined;
}
