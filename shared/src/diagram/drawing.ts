import { type Locale, textOf } from '../base/text.ts';
import type { Box, FlowDocument, Layout, Point, Route, State, Transition } from '../document/index.ts';
import type { PlacedChip } from './chip-block.ts';
import { around } from './geometry.ts';
import { type InitialDot, initialDots } from './initial-dots.ts';
import { fitText, measureText } from './measure-text.ts';
import { metrics } from './metrics.ts';
import { boxAround } from './place-label.ts';
import { routeEdges } from './route-edges.ts';
import { drawnTarget, isLane, type Scene, sceneOf } from './scene.ts';
import { type StateMeta, stateMeta } from './state-meta.ts';
import { stateTitle } from './state-size.ts';
import { transitionBlock } from './transition-block.ts';

export type DrawnKind = 'atomic' | 'compound' | 'parallel' | 'lane' | 'final' | 'history' | 'any';

/** How one state looks, apart from where it is. */
export interface StateLook {
  readonly kind: DrawnKind;
  readonly title: string;
  readonly titleWidth: number;
  readonly meta: StateMeta | undefined;
  readonly deep: boolean;
}

export interface DrawnState extends StateLook {
  readonly id: string;
  readonly depth: number;
  readonly box: Box;
  /** parallel: where its lanes are divided, from its top. */
  readonly dividers: readonly number[];
}

export interface DrawnEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly points: readonly Point[];
  readonly chips: readonly PlacedChip[];
  readonly tone: 'plain' | 'time' | 'error';
  /** Stays where it is: an internal transition. */
  readonly inner: boolean;
}

export interface DrawnText {
  readonly id: string;
  readonly text: string;
  readonly box: Box;
}

/** Everything to be drawn, in root coordinates, parents before children. */
export interface Drawing {
  readonly bounds: Box;
  readonly states: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
  readonly dots: readonly InitialDot[];
  readonly notes: readonly DrawnText[];
  readonly frames: readonly DrawnText[];
  /** The routes behind the edges: what a caller keeps so that the next drawing disturbs nothing. */
  readonly routes: Readonly<Record<string, Route>>;
}

export function drawing(document: FlowDocument, locale: Locale, layout: Layout = document.layout): Drawing {
  const scene = sceneOf(document, locale, layout);
  const routes = routeEdges(document, locale, layout);
  const states = scene.order.flatMap((id) => drawnState(scene, id, locale));
  const edges = Object.values(document.transitions).flatMap((transition) => {
    const route = routes[transition.id];
    return route ? [drawnEdge(document, transition, route, locale)] : [];
  });
  const dots = initialDots(scene);
  const notes = annotations(scene, document.notes, locale);
  const frames = annotations(scene, document.frames, locale);
  const parts = [
    ...states.map((state) => state.box),
    ...edges.flatMap((edge) => [...edge.chips, ...edge.points.map((point) => ({ ...point, width: 0, height: 0 }))]),
    ...dots.map((dot) => boxAround(dot.at, { width: 16, height: 16 })),
    ...[...notes, ...frames].map((note) => note.box),
  ];
  return { bounds: around(parts) ?? { x: 0, y: 0, width: 320, height: 200 }, states, edges, dots, notes, frames, routes };
}

function drawnState(scene: Scene, id: string, locale: Locale): DrawnState[] {
  const state = scene.document.states[id];
  const box = scene.boxes.get(id);
  if (!state || !box) return [];
  let depth = 0;
  for (let at = scene.parents.get(id); at !== undefined; at = scene.parents.get(at)) depth++;
  return [{ id, depth, box, ...stateLook(scene.document, state, box.width, locale), dividers: laneDividers(scene, state, box) }];
}

/** The texts and the shape of a state drawn `width` wide. */
export function stateLook(document: FlowDocument, state: State, width: number, locale: Locale): StateLook {
  const kind = state.id === document.root ? 'any' : isLane(document, state) ? 'lane' : state.kind;
  const room = width - 2 * (kind === 'atomic' ? metrics.state.padding : kind === 'history' ? -40 : 12);
  const title = fitText(stateTitle(document, state, locale), room, metrics.title.size, metrics.title.weight);
  const titleWidth = measureText(title, metrics.title.size, metrics.title.weight);
  const meta = kind === 'any' ? undefined : stateMeta(document, state, locale);
  const glyph = meta?.kind === 'plain' ? 0 : metrics.state.glyph;
  const metaRoom = kind === 'atomic' ? room - glyph : room - titleWidth - glyph - 12;
  const fitted = meta && metaRoom > 24 ? { ...meta, text: fitText(meta.text, metaRoom, metrics.meta.size) } : undefined;
  return { kind, title, titleWidth, meta: fitted, deep: state.history === 'deep' };
}

function laneDividers(scene: Scene, state: State, box: Box): number[] {
  if (state.kind !== 'parallel' || state.id === scene.document.root) return [];
  const lanes = (scene.children.get(state.id) ?? []).flatMap((child) =>
    isLane(scene.document, child) ? (scene.boxes.get(child.id) ?? []) : [],
  );
  const tops = lanes.map((lane) => lane.y - box.y).sort((a, b) => a - b);
  return tops.slice(1);
}

/** One edge with its chips in place. */
export function drawnEdge(document: FlowDocument, transition: Transition, route: Route, locale: Locale): DrawnEdge {
  const block = transitionBlock(document, transition, locale);
  const corner = block && route.label ? boxAround(route.label, block) : undefined;
  const { trigger } = transition;
  return {
    id: transition.id,
    source: transition.source,
    target: drawnTarget(document, transition),
    points: route.points,
    chips: block && corner ? block.chips.map((chip) => ({ ...chip, x: corner.x + chip.x, y: corner.y + chip.y })) : [],
    tone: trigger.type === 'after' ? 'time' : trigger.type === 'reply' && trigger.outcome === 'error' ? 'error' : 'plain',
    inner: transition.targets.length === 0,
  };
}

function annotations(scene: Scene, rows: FlowDocument['notes'], locale: Locale): DrawnText[] {
  return Object.values(rows).map((row) => {
    const origin = row.parent === null || row.parent === scene.document.root ? undefined : scene.boxes.get(row.parent);
    return {
      id: row.id,
      text: textOf(row.text, locale),
      box: { ...row.box, x: row.box.x + (origin?.x ?? 0), y: row.box.y + (origin?.y ?? 0) },
    };
  });
}
