import type { Locale } from '../base/text.ts';
import { type Box, childrenOf, type FlowDocument, type Layout, type Point, type Route, type Transition } from '../document/index.ts';
import { markBackLinks } from './back-links.ts';
import {
  initialItem,
  initialSize,
  type LayoutEngine,
  type LayoutItem,
  type LayoutLink,
  type PlacedGraph,
  placeGraph,
} from './elk-graph.ts';
import { foldRows } from './fold-rows.ts';
import { childTowards } from './initial-dots.ts';
import { metrics } from './metrics.ts';
import { routeEdges } from './route-edges.ts';
import { drawnTarget, drawsRoot, isContainer, isLane } from './scene.ts';
import { type Size, stateSize } from './state-size.ts';
import { transitionBlock } from './transition-block.ts';

/** What is under way while one document is laid out; boxes are relative to their parents, routes to the container `within`. */
interface Work {
  readonly document: FlowDocument;
  readonly locale: Locale;
  readonly engine: LayoutEngine;
  readonly parents: ReadonlyMap<string, string>;
  /** How wide a row may get before it is folded. */
  readonly width: number;
  readonly boxes: Map<string, Box>;
  readonly routes: Map<string, { readonly within: string; readonly route: Route }>;
}

/** What a drawing is arranged for: its width in heights, and the width in pixels that is always there. */
export interface Sheet {
  readonly aspect: number;
  readonly leastWidth: number;
}

const screen: Sheet = { aspect: 1.6, leastWidth: 1240 };

/**
 * Arranges the whole drawing: inside a container from left to right, regions as lanes from top to bottom,
 * long chains folded into rows near a page's shape. Gives geometry only.
 */
export async function layoutDocument(document: FlowDocument, locale: Locale, engine: LayoutEngine, sheet: Sheet = screen): Promise<Layout> {
  const parents = parentsOf(document);
  const cached = rememberingEngine(engine);
  let width = firstWidth(document, sheet);
  let kept: { readonly work: Work; readonly fault: number } | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const work: Work = { document, locale, engine: cached, parents, width, boxes: new Map(), routes: new Map() };
    const size = await layoutInside(work, document.root);
    const shape = size.width / Math.max(1, size.height);
    const fault = Math.max(size.width / sheet.aspect, size.height);
    if (!kept || fault < kept.fault) kept = { work, fault };
    if (shape > sheet.aspect) break;
    width *= Math.min(1.6, Math.max(1.25, Math.sqrt(sheet.aspect / shape)));
  }
  if (!kept) return { states: {}, routes: {} };
  const { work } = kept;
  const states = Object.fromEntries(work.boxes);
  const routes = Object.fromEntries([...work.routes].map(([id, { within, route }]) => [id, shifted(route, originOf(work, within))]));
  return { states, routes: routeEdges(document, locale, { states, routes }) };
}

/** Arranges the inside of one container alone; places are relative to their parents. */
export async function layoutPhase(document: FlowDocument, id: string, locale: Locale, engine: LayoutEngine): Promise<Layout['states']> {
  const work: Work = {
    document,
    locale,
    engine,
    parents: parentsOf(document),
    width: screen.leastWidth,
    boxes: new Map(),
    routes: new Map(),
  };
  await layoutInside(work, id);
  return Object.fromEntries(work.boxes);
}

function parentsOf(document: FlowDocument): ReadonlyMap<string, string> {
  return new Map(Object.values(document.states).flatMap((state) => (state.parent === null ? [] : [[state.id, state.parent] as const])));
}

const attempts = 4;
const areaOfState = 260 * 112;

/** A first guess of how wide a row may be; while the drawing is too tall, wider rows are tried and the largest picture on a page wins. */
function firstWidth(document: FlowDocument, { aspect, leastWidth }: Sheet): number {
  const leaves = Object.values(document.states).filter((state) => !isContainer(state)).length;
  return Math.max(leastWidth, Math.sqrt(leaves * areaOfState * aspect));
}

/** The same container in the same shape is placed only once over all attempts. */
function rememberingEngine(engine: LayoutEngine): LayoutEngine {
  const known = new Map<string, ReturnType<LayoutEngine['layout']>>();
  return {
    layout(graph) {
      const key = JSON.stringify(graph);
      const found = known.get(key) ?? engine.layout(graph);
      known.set(key, found);
      return found;
    },
  };
}

function originOf(work: Work, container: string): Point {
  let x = 0;
  let y = 0;
  for (let at: string | undefined = container; at !== undefined; at = work.parents.get(at)) {
    const box = at === work.document.root ? undefined : work.boxes.get(at);
    x += box?.x ?? 0;
    y += box?.y ?? 0;
  }
  return { x, y };
}

function shifted(route: Route, by: Point): Route {
  const move = (point: Point) => ({ x: point.x + by.x, y: point.y + by.y });
  return { points: route.points.map(move), ...(route.label ? { label: move(route.label) } : {}) };
}

/** Places everything inside a container and gives the container's size. */
async function layoutInside(work: Work, id: string): Promise<Size> {
  const state = work.document.states[id];
  const children = childrenOf(work.document, id);
  const sizes = new Map<string, Size>();
  for (const child of children) {
    sizes.set(child.id, isContainer(child) ? await layoutInside(work, child.id) : commonSize(work.document, child.id));
  }
  const smallest = commonSize(work.document, id);
  if (children.length === 0) return smallest;
  if (state?.kind === 'parallel') return stackLanes(work, id, sizes, smallest);
  return placeChildren(work, id, sizes, smallest);
}

/** Wide enough for the name in every language: switching the language moves nothing. */
function commonSize(document: FlowDocument, id: string): Size {
  const zh = stateSize(document, id, 'zh');
  const en = stateSize(document, id, 'en');
  return { width: Math.max(zh.width, en.width), height: Math.max(zh.height, en.height) };
}

function stackLanes(work: Work, id: string, sizes: ReadonlyMap<string, Size>, smallest: Size): Size {
  const root = id === work.document.root;
  const lanes = childrenOf(work.document, id).map((child) => ({
    child,
    size: sizes.get(child.id) ?? smallest,
    lane: isLane(work.document, child),
  }));
  const inset = (lane: boolean) => (root || lane ? 0 : metrics.lane.padding);
  const width = Math.max(smallest.width, ...lanes.map(({ size, lane }) => size.width + inset(lane) * 2));
  let y = root ? 0 : metrics.container.header;
  for (const { child, size, lane } of lanes) {
    const pad = inset(lane);
    const filled = lane || (root && isContainer(child));
    work.boxes.set(child.id, { x: pad, y: y + pad, width: filled ? width : size.width, height: size.height });
    y += size.height + pad * 2 + (root ? 32 : 0);
  }
  return { width, height: y };
}

interface Inner {
  readonly items: readonly LayoutItem[];
  readonly links: readonly LayoutLink[];
  /** Links whose route holds as it is: both ends are children themselves. */
  readonly exact: ReadonlySet<string>;
}

async function placeChildren(work: Work, id: string, sizes: ReadonlyMap<string, Size>, smallest: Size): Promise<Size> {
  const inner = innerGraph(work, id, sizes);
  const whole = await placeGraph(work.engine, inner.items, inner.links);
  const graph = await foldRows(work.engine, whole, inner.items, inner.links, work.width);
  const state = work.document.states[id];
  const root = id === work.document.root;
  const lane = state !== undefined && isLane(work.document, state);
  const pad = root ? 0 : lane ? metrics.lane.padding : metrics.container.padding;
  const top = root ? 0 : lane ? metrics.lane.title + 4 : metrics.container.header + pad;
  keepPlaces(work, id, inner, graph, sizes, { x: pad, y: top });
  return {
    width: Math.max(smallest.width, lane ? metrics.lane.minWidth : 0, graph.width + pad * 2),
    height: Math.max(lane ? metrics.lane.minHeight : 0, graph.height + top + pad),
  };
}

function keepPlaces(work: Work, id: string, inner: Inner, graph: PlacedGraph, sizes: ReadonlyMap<string, Size>, by: Point): void {
  for (const item of inner.items) {
    const at = graph.items.get(item.id);
    if (!at || item.id === initialItem) continue;
    const size = sizes.get(item.id) ?? item;
    work.boxes.set(item.id, { x: at.x + by.x, y: at.y + by.y, width: size.width, height: size.height });
  }
  for (const [link, { points, label }] of graph.links) {
    if (inner.exact.has(link) && !isLoop(inner, link))
      work.routes.set(link, { within: id, route: shifted({ points: [...points], ...(label ? { label } : {}) }, by) });
  }
}

/** Loops are drawn by the router on the room that was kept for them. */
function isLoop(inner: Inner, id: string): boolean {
  return inner.links.some((link) => link.id === id && link.source === link.target);
}

function innerGraph(work: Work, id: string, sizes: ReadonlyMap<string, Size>): Inner {
  const children = childrenOf(work.document, id);
  const first = childTowards(work, id, work.document.states[id]?.initial ?? '');
  const ordered = [...children].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const items: LayoutItem[] = ordered.map((child) => ({ id: child.id, ...(sizes.get(child.id) ?? initialSize) }));
  const links: Omit<LayoutLink, 'back'>[] = [];
  const exact = new Set<string>();
  for (const transition of Object.values(work.document.transitions)) {
    const ends = endsWithin(work, id, transition);
    if (!ends) continue;
    links.push({
      id: transition.id,
      source: ends.source,
      target: ends.target,
      label: transitionBlock(work.document, transition, work.locale),
    });
    if (ends.exact) exact.add(transition.id);
  }
  if (first !== undefined) {
    items.unshift({ id: initialItem, ...initialSize });
    links.unshift({ id: initialItem, source: initialItem, target: first, label: undefined });
  }
  if (id === work.document.root && drawsRoot(work.document)) items.push({ id, ...commonSize(work.document, id) });
  return {
    items,
    links: markBackLinks(
      items.map((item) => item.id),
      links,
    ),
    exact,
  };
}

/** The children of a container between which a transition is drawn; nothing when it stays inside one of them. */
function endsWithin(work: Work, id: string, transition: Transition): { source: string; target: string; exact: boolean } | undefined {
  const to = drawnTarget(work.document, transition);
  const fromRoot = transition.source === work.document.root && id === work.document.root;
  const source = fromRoot ? id : childTowards(work, id, transition.source);
  const target = to === work.document.root && fromRoot ? id : childTowards(work, id, to);
  if (source === undefined || target === undefined) return undefined;
  const exact = source === transition.source && target === to;
  return source !== target || exact ? { source, target, exact } : undefined;
}
