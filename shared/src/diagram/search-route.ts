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
  /** Round the goals: the distance to it is never more than what is left to go. */
  readonly goal: Box;
}

/** Nodes are (column, row, orientation): two per crossing, so that a bend can cost. */
function walk(grid: Grid, from: readonly Exit[], to: readonly Exit[]): Candidate | undefined {
  const goal = around(to.map((exit) => ({ ...exit.at, width: 0, height: 0 })));
  if (!goal) return undefined;
  const size = grid.xs.length * grid.ys.length * 2;
  const goals = new Map(to.map((exit) => [nodeAt(grid, exit), exit]));
  const starts = new Map(from.map((exit) => [nodeAt(grid, exit), exit]));
  const state: Walk = {
    grid,
    best: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    came: new Int32Array(size).fill(-1),
    heap: new Heap(),
    goal,
  };
  for (const [node, exit] of starts) {
    state.best[node] = sideCost(exit.side, 'from');
    state.heap.push(node, sideCost(exit.side, 'from') + ahead(state, node));
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

const moves = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

function expand(state: Walk, index: number, starts: ReadonlyMap<number, Exit>, goals: ReadonlyMap<number, Exit>): void {
  const start = state.came[index] === -1 ? starts.get(index) : undefined;
  const ways = start ? [[start.dx, start.dy] as const] : moves;
  for (const [dx, dy] of ways) {
    const next = neighbour(state.grid, index, dx, dy);
    const end = next && goals.get(next.index);
    if (next && !(end && against(end, dx, dy))) reach(state, index, next.index, next.cost + (end ? sideCost(end.side, 'to') : 0));
  }
}

/** Whether a border is met from another side than its own. */
function against(end: Exit, dx: number, dy: number): boolean {
  return end.dx !== -dx || end.dy !== -dy;
}

function reach(state: Walk, from: number, to: number, step: number): void {
  const cost = (state.best[from] ?? 0) + step;
  if (cost >= (state.best[to] ?? 0)) return;
  state.best[to] = cost;
  state.came[to] = from;
  state.heap.push(to, cost + ahead(state, to));
}

function ahead({ grid, goal }: Walk, index: number): number {
  const cell = index >> 1;
  const column = cell % grid.xs.length;
  const x = grid.xs[column] ?? 0;
  const y = grid.ys[(cell - column) / grid.xs.length] ?? 0;
  return Math.max(0, goal.x - x, x - goal.x - goal.width) + Math.max(0, goal.y - y, y - goal.y - goal.height);
}

/** The node one step on, and what the step costs; nothing beyond the rim. */
function neighbour(grid: Grid, index: number, dx: number, dy: number): { readonly index: number; readonly cost: number } | undefined {
  const { xs, ys } = grid;
  const cell = index >> 1;
  const column = cell % xs.length;
  const row = (cell - column) / xs.length;
  const x = xs[column + dx];
  const y = ys[row + dy];
  if (x === undefined || y === undefined) return undefined;
  const extra = dx !== 0 ? grid.across[cell + Math.min(dx, 0)] : grid.down[cell + Math.min(dy, 0) * xs.length];
  const turned = (dx !== 0) === ((index & 1) === 1);
  const length = Math.abs(x - (xs[column] ?? 0)) + Math.abs(y - (ys[row] ?? 0));
  return { index: (cell + dx + dy * xs.length) * 2 + (dx !== 0 ? 0 : 1), cost: length + (extra ?? 0) + (turned ? bendCost : 0) };
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
