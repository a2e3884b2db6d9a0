import type { Locale } from '../base/text.ts';
import type { Box, Point } from '../document/index.ts';
import { bottom, crossesBox, inflate, overlaps, right, type Side, segmentBox, segmentsOf } from './geometry.ts';
import { initialDots } from './initial-dots.ts';
import { measureText } from './measure-text.ts';
import { metrics } from './metrics.ts';
import { isContainer, isLane, type Scene } from './scene.ts';
import { Space } from './space.ts';
import { stateTitle } from './state-size.ts';

export interface Obstacle {
  readonly type: 'state' | 'container' | 'title' | 'dot';
  readonly id: string;
  readonly box: Box;
}

interface Run {
  readonly edge: string;
  readonly a: Point;
  readonly b: Point;
}

/** An edge to be drawn, with the containers it may pass through. */
export interface Wire {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly open: ReadonlySet<string>;
}

const margin = 8;

/** Everything a new edge must mind: boxes, titles, edges and labels already there. */
export class Board {
  readonly obstacles: readonly Obstacle[];
  private readonly space = new Space<Obstacle>();
  /** The same with the distance that passing edges keep. */
  private readonly margins = new Space<Obstacle>();
  private readonly runs = new Space<Run>();
  private readonly labels = new Space<string>();
  private readonly attached = new Map<string, number[]>();

  constructor(scene: Scene, locale: Locale) {
    this.obstacles = obstaclesOf(scene, locale);
    for (const obstacle of this.obstacles) {
      this.space.add(obstacle.box, obstacle);
      this.margins.add(inflate(obstacle.box, obstacle.type === 'state' || obstacle.type === 'container' ? margin : 0), obstacle);
    }
  }

  /** Whether a segment of the wire would run through something it must go round. */
  blocked(wire: Wire, a: Point, b: Point): boolean {
    return this.margins.hitsSegment(a, b, (obstacle) => {
      if (!blocks(obstacle, wire)) return false;
      const end = obstacle.id === wire.source || obstacle.id === wire.target;
      return !end || crossesBox(a, b, obstacle.box);
    });
  }

  /** Length of edges already on the segment's line, and how many it would cross. */
  traffic(wire: Wire, a: Point, b: Point): { shared: number; crossed: number } {
    const horizontal = Math.abs(a.y - b.y) < 0.01;
    const reach = inflate(segmentBox(a, b), 6);
    const seen = new Set<Run>();
    let shared = 0;
    let crossed = 0;
    this.runs.near(reach, (run, box) => {
      if (run.edge === wire.id || seen.has(run) || !overlaps(inflate(box, 1), reach)) return;
      seen.add(run);
      if (Math.abs(run.a.y - run.b.y) < 0.01 !== horizontal) crossed++;
      else shared += sharedLength(reach, box, horizontal);
    });
    return { shared, crossed };
  }

  /** Whether a segment would run under a label of another edge. */
  underLabel(wire: Wire, a: Point, b: Point): boolean {
    return this.labels.hitsSegment(a, b, (edge) => edge !== wire.id);
  }

  /** Whether a label box is clear of states, titles and other labels. */
  labelFree(wire: Wire, box: Box): boolean {
    const roomy = inflate(box, 3);
    const onState = this.space.hitsBox(roomy, (obstacle) => obstacle.type !== 'container' || blocks(obstacle, wire));
    return !onState && !this.labels.hitsBox(roomy, (edge) => edge !== wire.id);
  }

  /** Whether a label box is clear of other edges and of container borders too. */
  labelCalm(wire: Wire, box: Box): boolean {
    const straddles = this.space.hitsBox(box, (obstacle) => obstacle.type === 'container' && !encloses(obstacle.box, box));
    return !straddles && !this.runs.hitsBox(inflate(box, 2), (run) => run.edge !== wire.id);
  }

  addRoute(wire: Wire, points: readonly Point[], label: Box | undefined): void {
    for (const [a, b] of segmentsOf(points)) this.runs.add(inflate(segmentBox(a, b), 0.5), { edge: wire.id, a, b });
    if (label) this.labels.add(label, wire.id);
  }

  eachRun(window: Box, wire: Wire, take: (a: Point, b: Point) => void): void {
    const seen = new Set<Run>();
    this.runs.near(window, (run) => {
      if (run.edge === wire.id || seen.has(run)) return;
      seen.add(run);
      take(run.a, run.b);
    });
  }

  eachLabel(window: Box, wire: Wire, take: (box: Box) => void): void {
    this.labels.near(window, (edge, box) => {
      if (edge !== wire.id) take(box);
    });
  }

  attach(state: string, side: Side, at: number): void {
    const key = `${state}/${side}`;
    this.attached.set(key, [...(this.attached.get(key) ?? []), at]);
  }

  /** Whether no edge ends within a few pixels of this place on the side of a state. */
  sideFree(state: string, side: Side, at: number): boolean {
    return !(this.attached.get(`${state}/${side}`) ?? []).some((other) => Math.abs(other - at) < 8);
  }
}

export function blocks(obstacle: Obstacle, wire: Wire): boolean {
  return obstacle.type !== 'container' || !wire.open.has(obstacle.id);
}

function encloses(outer: Box, inner: Box): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);
}

function sharedLength(a: Box, b: Box, horizontal: boolean): number {
  const length = horizontal ? Math.min(right(a), right(b)) - Math.max(a.x, b.x) : Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return Math.max(0, length - 12);
}

function obstaclesOf(scene: Scene, locale: Locale): Obstacle[] {
  const found: Obstacle[] = [];
  for (const [id, box] of scene.boxes) {
    const state = scene.document.states[id];
    if (!state) continue;
    if (!isContainer(state) || id === scene.document.root) {
      found.push({ type: 'state', id, box });
      continue;
    }
    found.push({ type: 'container', id, box });
    const width = measureText(stateTitle(scene.document, state, locale), metrics.title.size, 600) + metrics.container.padding + 70;
    const height = isLane(scene.document, state) ? metrics.lane.title - 4 : metrics.container.header;
    found.push({ type: 'title', id, box: { x: box.x, y: box.y, width: Math.min(width, box.width), height } });
  }
  for (const dot of initialDots(scene)) {
    const { radius } = metrics.initial;
    found.push({
      type: 'dot',
      id: dot.child,
      box: { x: dot.at.x - radius, y: dot.at.y - radius, width: dot.to.x - dot.at.x + radius, height: radius * 2 },
    });
  }
  return found;
}
