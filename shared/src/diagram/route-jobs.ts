import type { Locale } from '../base/text.ts';
import type { Box, Point, Route } from '../document/index.ts';
import type { Board, Wire } from './board.ts';
import type { ChipBlock } from './chip-block.ts';
import { bottom, middle, right, type Side, segmentsOf } from './geometry.ts';
import { metrics } from './metrics.ts';
import { boxAround } from './place-label.ts';
import { drawnTarget, type Scene } from './scene.ts';
import { transitionBlock } from './transition-block.ts';

/** One edge to be drawn: between which boxes, with which words. */
export interface Job {
  readonly wire: Wire;
  readonly source: Box;
  readonly target: Box;
  readonly block: ChipBlock | undefined;
}

export function jobsOf(scene: Scene, locale: Locale): Job[] {
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

/** Whether a stored route touches both its states and runs through none. */
export function stillFits(board: Board, job: Job, route: Route): boolean {
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
  return sideways || ((near(point.y, box.y) || near(point.y, bottom(box)) || near(point.y, box.y + metrics.container.header)) && inX);
}

/** Puts a finished route on the board. */
export function record(board: Board, job: Job, route: Route): void {
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

export function distance(job: Job): number {
  const a = middle(job.source);
  const b = middle(job.target);
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
