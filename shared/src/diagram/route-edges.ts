import type { Locale } from '../base/text.ts';
import type { Box, FlowDocument, Layout, Point, Route } from '../document/index.ts';
import { Board, type Wire } from './board.ts';
import type { ChipBlock } from './chip-block.ts';
import { exitsOf } from './exits.ts';
import { bottom, middle, pathLength, right, type Side, segmentsOf } from './geometry.ts';
import { loopRoute } from './loop-route.ts';
import { boxAround, type LabelPlace, placeLabel } from './place-label.ts';
import { drawnTarget, type Scene, sceneOf } from './scene.ts';
import { bendCost, searchRoute } from './search-route.ts';
import { type Candidate, simpleRoutes } from './simple-routes.ts';
import { transitionBlock } from './transition-block.ts';

interface Job {
  readonly wire: Wire;
  readonly source: Box;
  readonly target: Box;
  readonly block: ChipBlock | undefined;
}

/**
 * A route for every transition. A stored route stays while its ends touch their states and no state lies on it;
 * every other edge is routed afresh round what is there. So a drag asks again and pays only for the edges it disturbs.
 */
export function routeEdges(document: FlowDocument, locale: Locale, layout: Layout = document.layout): Record<string, Route> {
  const scene = sceneOf(document, locale, layout);
  const board = new Board(scene, locale);
  const routes: Record<string, Route> = {};
  const fresh: Job[] = [];
  const unlabelled: { job: Job; points: readonly Point[] }[] = [];
  for (const job of jobsOf(scene, locale)) {
    const stored = layout.routes[job.wire.id];
    if (!stored || !stillFits(board, job, stored)) fresh.push(job);
    else if (job.block && !(stored.label && board.labelFree(job.wire, boxAround(stored.label, job.block)))) {
      board.addRoute(job.wire, stored.points, undefined);
      unlabelled.push({ job, points: stored.points });
    } else {
      routes[job.wire.id] = stored;
      record(board, job, stored);
    }
  }
  for (const { job, points } of unlabelled) {
    const place = job.block ? placeLabel(board, job.wire, points, job.block) : undefined;
    const route = { points: [...points], ...(place ? { label: place.centre } : {}) };
    routes[job.wire.id] = route;
    record(board, job, route);
  }
  for (const job of fresh.sort((a, b) => distance(a) - distance(b))) {
    const route = routeOne(board, job);
    routes[job.wire.id] = route;
    record(board, job, route);
  }
  return routes;
}

function jobsOf(scene: Scene, locale: Locale): Job[] {
  return Object.values(scene.document.transitions).flatMap((transition) => {
    const target = drawnTarget(scene.document, transition);
    const from = scene.boxes.get(transition.source);
    const to = scene.boxes.get(target);
    if (!from || !to) return [];
    const wire = { id: transition.id, source: transition.source, target, open: openContainers(scene, transition.source, target) };
    return [{ wire, source: from, target: to, block: transitionBlock(scene.document, transition, locale) }];
  });
}

function openContainers(scene: Scene, source: string, target: string): ReadonlySet<string> {
  const above = (id: string) => {
    const found: string[] = [];
    for (let at = scene.parents.get(id); at !== undefined; at = scene.parents.get(at)) found.push(at);
    return found;
  };
  return new Set([...above(source), ...above(target)]);
}

function stillFits(board: Board, job: Job, route: Route): boolean {
  const first = route.points[0];
  const last = route.points.at(-1);
  if (!first || !last || !onBorder(job.source, first) || !onBorder(job.target, last)) return false;
  return !segmentsOf(route.points).some(([a, b]) => board.blocked(job.wire, a, b));
}

function onBorder(box: Box, point: Point): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1.5;
  const inX = point.x >= box.x - 1.5 && point.x <= right(box) + 1.5;
  const inY = point.y >= box.y - 1.5 && point.y <= bottom(box) + 1.5;
  const sideways = (near(point.x, box.x) || near(point.x, right(box))) && inY;
  return sideways || ((near(point.y, box.y) || near(point.y, bottom(box)) || near(point.y, box.y + 32)) && inX);
}

function record(board: Board, job: Job, route: Route): void {
  board.addRoute(job.wire, route.points, route.label && job.block ? boxAround(route.label, job.block) : undefined);
  const first = route.points[0];
  const last = route.points.at(-1);
  if (first) note(board, job.wire.source, job.source, first);
  if (last) note(board, job.wire.target, job.target, last);
}

function note(board: Board, state: string, box: Box, at: Point): void {
  const side: Side =
    Math.abs(at.x - box.x) < 2 ? 'left' : Math.abs(at.x - right(box)) < 2 ? 'right' : Math.abs(at.y - box.y) < 2 ? 'top' : 'bottom';
  board.attach(state, side, side === 'left' || side === 'right' ? at.y : at.x);
}

function distance(job: Job): number {
  const a = middle(job.source);
  const b = middle(job.target);
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function routeOne(board: Board, job: Job): Route {
  const { wire, source, target, block } = job;
  if (wire.source === wire.target) {
    const loop = loopRoute(board, wire, source, block);
    return { points: [...loop.points], ...(loop.label ? { label: loop.label } : {}) };
  }
  const nested = wire.open.has(wire.source) || wire.open.has(wire.target);
  const simple = nested ? [] : judged(board, job, simpleRoutes(board, wire, source, target));
  const quick = best(board, job, simple);
  if (quick && quick.cost <= distance(job) + 240) return quick.route;
  const searched = searchRoute(board, wire, {
    from: exitsOf(board, wire.source, source, target, wire.open.has(wire.source)),
    to: exitsOf(board, wire.target, target, source, wire.open.has(wire.target)),
    boxes: [source, target],
  });
  const found = searched ? best(board, job, [{ candidate: searched, cost: costOf(board, wire, searched) }]) : undefined;
  if (found && (!quick || found.cost < quick.cost)) return found.route;
  return quick?.route ?? straightRoute(job);
}

interface Judged {
  readonly candidate: Candidate;
  readonly cost: number;
}

const patience = 160;
const tries = 4;

/** The unblocked candidates, cheapest first; stops looking once the rest cannot win. */
function judged(board: Board, job: Job, candidates: readonly Candidate[]): Judged[] {
  const found: Judged[] = [];
  let least = Number.POSITIVE_INFINITY;
  const sorted = candidates.map((candidate) => ({ candidate, base: baseCost(candidate) })).sort((a, b) => a.base - b.base);
  for (const { candidate, base } of sorted) {
    if (base > least + patience) break;
    if (segmentsOf(candidate.points).some(([a, b]) => board.blocked(job.wire, a, b))) continue;
    const cost = base + trafficCost(board, job.wire, candidate);
    least = Math.min(least, cost);
    found.push({ candidate, cost });
  }
  return found.sort((a, b) => a.cost - b.cost).slice(0, tries);
}

function costOf(board: Board, wire: Wire, candidate: Candidate): number {
  return baseCost(candidate) + trafficCost(board, wire, candidate);
}

function baseCost(candidate: Candidate): number {
  const oddStart = candidate.from === 'right' ? 0 : candidate.from === 'left' ? 16 : 8;
  const oddEnd = candidate.to === 'left' ? 0 : candidate.to === 'right' ? 16 : 8;
  return pathLength(candidate.points) + (candidate.points.length - 2) * bendCost + oddStart + oddEnd;
}

function trafficCost(board: Board, wire: Wire, candidate: Candidate): number {
  let cost = 0;
  for (const [a, b] of segmentsOf(candidate.points)) {
    const { shared, crossed } = board.traffic(wire, a, b);
    cost += (shared > 0 ? 60 + shared * 2 : 0) + crossed * 30 + (board.underLabel(wire, a, b) ? 100 : 0);
  }
  return cost;
}

const labelCost: Readonly<Record<LabelPlace['fault'], number>> = { 0: 0, 1: 90, 2: 400 };

function best(board: Board, job: Job, candidates: readonly Judged[]): { readonly route: Route; readonly cost: number } | undefined {
  let winner: { readonly route: Route; readonly cost: number } | undefined;
  for (const { candidate, cost } of candidates) {
    if (winner && cost >= winner.cost) break;
    const place = job.block ? placeLabel(board, job.wire, candidate.points, job.block) : undefined;
    const total = cost + labelCost[place?.fault ?? 0];
    if (winner && total >= winner.cost) continue;
    winner = { route: { points: [...candidate.points], ...(place ? { label: place.centre } : {}) }, cost: total };
  }
  return winner;
}

/** Two states on top of each other leave no way round: a plain line still shows that they are joined. */
function straightRoute(job: Job): Route {
  const a = middle(job.source);
  const b = middle(job.target);
  return { points: a.x === b.x || a.y === b.y ? [a, b] : [a, { x: b.x, y: a.y }, b] };
}
