import type { Locale } from '../base/text.ts';
import type { Box, FlowDocument, Layout, State, Transition } from '../document/index.ts';
import { metrics } from './metrics.ts';
import { stateSize } from './state-size.ts';

/** What is drawn of a document: its tree, and each state's box in root coordinates. */
export interface Scene {
  readonly document: FlowDocument;
  /** Parents before children; the root only where it is drawn as "any state". */
  readonly order: readonly string[];
  readonly children: ReadonlyMap<string, readonly State[]>;
  readonly parents: ReadonlyMap<string, string>;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** A region drawn as a lane of its parallel state, without a border of its own. */
export function isLane(document: FlowDocument, state: State): boolean {
  return (
    state.kind === 'compound' &&
    state.parent !== null &&
    state.parent !== document.root &&
    document.states[state.parent]?.kind === 'parallel'
  );
}

export function isContainer(state: State | undefined): boolean {
  return state?.kind === 'compound' || state?.kind === 'parallel';
}

/** Where an edge ends: the target, the state that holds several targets, or the source itself for an internal transition. */
export function drawnTarget(document: FlowDocument, transition: Transition): string {
  const targets = transition.targets.filter((id) => document.states[id]);
  const first = targets[0];
  if (first === undefined) return transition.source;
  if (targets.length === 1) return first;
  let shared: string | null = document.states[first]?.parent ?? null;
  while (shared !== null && shared !== document.root) {
    const candidate: string = shared;
    if (targets.every((id) => within(document, id, candidate))) return candidate;
    shared = document.states[candidate]?.parent ?? null;
  }
  return first;
}

function within(document: FlowDocument, id: string, ancestor: string): boolean {
  let current: string | null = id;
  for (let depth = 0; current !== null && depth < 64; depth++) {
    if (current === ancestor) return true;
    current = document.states[current]?.parent ?? null;
  }
  return false;
}

export function drawsRoot(document: FlowDocument): boolean {
  return Object.values(document.transitions).some((transition) => transition.source === document.root);
}

/** Resolves every box; states that were never placed are set in a row under their siblings. */
export function sceneOf(document: FlowDocument, locale: Locale, layout: Layout = document.layout): Scene {
  const children = new Map<string, readonly State[]>();
  const parents = new Map<string, string>();
  const boxes = new Map<string, Box>();
  const order: string[] = [];
  const families = siblings(document);
  const visit = (parent: string, origin: { x: number; y: number }) => {
    const inside = families.get(parent) ?? [];
    children.set(parent, inside);
    const spare = unplaced(inside, layout, parent === document.root);
    for (const state of inside) {
      parents.set(state.id, parent);
      const local = layout.states[state.id] ?? spare({ ...stateSize(document, state.id, locale) });
      boxes.set(state.id, { x: origin.x + local.x, y: origin.y + local.y, width: local.width, height: local.height });
      order.push(state.id);
      visit(state.id, { x: origin.x + local.x, y: origin.y + local.y });
    }
  };
  if (drawsRoot(document)) {
    const size = stateSize(document, document.root, locale);
    boxes.set(document.root, layout.states[document.root] ?? { x: 0, y: -size.height - 40, ...size });
    order.push(document.root);
  }
  visit(document.root, { x: 0, y: 0 });
  return { document, order, children, parents, boxes };
}

/** All children by parent in drawing order, in one pass. */
function siblings(document: FlowDocument): ReadonlyMap<string, readonly State[]> {
  const families = new Map<string, State[]>();
  for (const state of Object.values(document.states)) {
    if (state.parent === null) continue;
    const family = families.get(state.parent);
    if (family) family.push(state);
    else families.set(state.parent, [state]);
  }
  for (const family of families.values()) family.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return families;
}

function unplaced(family: readonly State[], layout: Layout, top: boolean): (size: { width: number; height: number }) => Box {
  const placed = family.flatMap((state) => layout.states[state.id] ?? []);
  const floor = Math.max(top ? 0 : metrics.container.header, ...placed.map((box) => box.y + box.height));
  let x: number = top ? 0 : metrics.container.padding;
  return (size) => {
    const box = { x, y: floor + 40, ...size };
    x += size.width + 60;
    return box;
  };
}
