import { type Locale, textOf } from '@orderloom/shared/base';
import { type Drawing, type DrawnEdge, type DrawnState, durationText, metrics, stateTitle } from '@orderloom/shared/diagram';
import type { FlowDocument, Layout, Point, State } from '@orderloom/shared/document';
import { drawer } from './draw-view.ts';
import {
  type DiagramEdge,
  type DiagramNode,
  type DotNode,
  type Mark,
  nodeIds,
  type StateData,
  type StateNode,
  type TextNode,
} from './elements.ts';
import { isSame } from './is-same.ts';
import { edgeSpoken, type SiblingPlace, stateSpoken, word } from './texts.ts';
import type { DiagramMarks, Selection } from './types.ts';

/** All that decides what is on screen. */
export interface View {
  readonly document: FlowDocument;
  readonly locale: Locale;
  /** The geometry to show: the document's own, or the one under the pointer. */
  readonly layout: Layout;
  /** Whether the geometry stands, and is not just passed through by a drag. */
  readonly settled: boolean;
  readonly selection: Selection;
  readonly marks: DiagramMarks | undefined;
  readonly editable: boolean;
  readonly renaming: string | undefined;
  readonly dropTarget: string | undefined;
  /** The transition under the pointer, whose ends light up. */
  readonly hovered: string | undefined;
}

export interface Projected {
  readonly drawing: Drawing;
  readonly nodes: DiagramNode[];
  readonly edges: DiagramEdge[];
}

export type Projector = (view: View) => Projected;

/** Turns documents into nodes and edges; what did not change stays the same object, so only the rest is drawn again. */
export function projector(): Projector {
  const nodes = remembering<DiagramNode>();
  const edges = remembering<DiagramEdge>();
  const draw = drawer();
  return function projectDocument(view) {
    const shown = draw(view);
    return { drawing: shown, nodes: nodes(nodesOf(view, shown)), edges: edges(edgesOf(view, shown)) };
  };
}

function remembering<T extends { readonly id: string }>(): (fresh: readonly T[]) => T[] {
  let known = new Map<string, T>();
  return (fresh) => {
    const next = new Map<string, T>();
    for (const item of fresh) {
      const before = known.get(item.id);
      next.set(item.id, before && isSame(before, item) ? before : item);
    }
    known = next;
    return [...next.values()];
  };
}

function nodesOf(view: View, shown: Drawing): DiagramNode[] {
  const origins = new Map(shown.states.map((state) => [state.id, state.box]));
  const exits = new Map<string, number>();
  for (const { source } of Object.values(view.document.transitions)) exits.set(source, (exits.get(source) ?? 0) + 1);
  const places = placesOf(view.document);
  const edge = view.hovered === undefined ? undefined : shown.edges.find((candidate) => candidate.id === view.hovered);
  const lit = new Set(edge ? [edge.source, edge.target] : []);
  return [
    ...shown.frames.map((frame) => textNode(view, frame, 'frame')),
    ...shown.states.map((state) => stateNode(view, state, { origins, exits, lit, places })),
    ...shown.dots.map((dot) => dotNode(view, dot, origins)),
    ...shown.notes.map((note) => textNode(view, note, 'note')),
  ];
}

interface Around {
  readonly origins: ReadonlyMap<string, Point>;
  readonly exits: ReadonlyMap<string, number>;
  /** The ends of the transition under the pointer. */
  readonly lit: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, SiblingPlace>;
}

/** Each state's place among its siblings, as the outline has them. */
function placesOf(document: FlowDocument): ReadonlyMap<string, SiblingPlace> {
  const families = new Map<string, State[]>();
  for (const state of Object.values(document.states)) {
    if (state.parent !== null) families.set(state.parent, [...(families.get(state.parent) ?? []), state]);
  }
  const sorted = [...families.values()].map((family) => family.toSorted((a, b) => a.order - b.order));
  return new Map(sorted.flatMap((family) => family.map(({ id }, at) => [id, { at: at + 1, of: family.length }] as const)));
}

function parentOf(view: View, id: string): string | undefined {
  const parent = view.document.states[id]?.parent ?? null;
  return parent === null || parent === view.document.root ? undefined : parent;
}

function stateNode(view: View, state: DrawnState, around: Around): StateNode {
  const container = state.kind === 'compound' || state.kind === 'parallel' || state.kind === 'lane';
  const parent = parentOf(view, state.id);
  const origin = around.origins.get(parent ?? '');
  const selected = view.selection.states.includes(state.id);
  return {
    id: state.id,
    type: container ? 'container' : 'leaf',
    position: seenFrom(state.box, origin),
    width: state.box.width,
    height: state.box.height,
    ...(parent === undefined ? {} : { parentId: parent }),
    zIndex: container ? state.depth * 2 : selected ? 550 : 500,
    selected,
    draggable: view.editable && state.kind !== 'any' && !isPinned(view, state.id),
    focusable: true,
    ariaLabel: spokenState(view, state, around.exits.get(state.id) ?? 0, around.places.get(state.id)),
    ...(container ? { style: { pointerEvents: 'none' as const } } : {}),
    data: stateData(view, state, around, container && selected),
  };
}

function isPinned(view: View, id: string): boolean {
  return view.document.layout.pinned?.includes(id) ?? false;
}

function seenFrom(point: Point, origin: Point | undefined): Point {
  return { x: point.x - (origin?.x ?? 0), y: point.y - (origin?.y ?? 0) };
}

function spokenState(view: View, state: DrawnState, exits: number, place: SiblingPlace | undefined): string {
  const source = view.document.states[state.id];
  const mark = markOf(view.marks, state.id);
  const words = [
    stateSpoken(view.locale, {
      title: source ? stateTitle(view.document, source, view.locale) : state.title,
      kind: state.kind,
      exits,
      place,
    }),
  ];
  if (isPinned(view, state.id)) words.push(word(view.locale, 'pinned'));
  if (mark.active) words.push(word(view.locale, 'active'));
  if (mark.problem) words.push(word(view.locale, mark.problem));
  if (mark.badge) words.push(mark.badge.spoken);
  return words.join(view.locale === 'zh' ? '，' : ', ');
}

function stateData(view: View, state: DrawnState, around: Around, selectedContainer: boolean): StateData {
  return {
    look: { kind: state.kind, title: state.title, titleWidth: state.titleWidth, meta: state.meta, deep: state.deep },
    dividers: state.dividers,
    mark: markOf(view.marks, state.id),
    lit: around.lit.has(state.id),
    dropTarget: view.dropTarget === state.id,
    editable: view.editable,
    resizable: view.editable && selectedContainer && view.selection.states.length === 1,
    pinned: isPinned(view, state.id),
    renaming: view.renaming === state.id,
    name: textOf(view.document.states[state.id]?.label, view.locale) || state.title,
  };
}

function dotNode(view: View, dot: Drawing['dots'][number], origins: ReadonlyMap<string, Point>): DotNode {
  const { radius } = metrics.initial;
  const origin = dot.parent === view.document.root ? undefined : origins.get(dot.parent);
  return {
    id: nodeIds.dot(dot.parent),
    type: 'dot',
    position: { x: dot.at.x - radius - (origin?.x ?? 0), y: dot.at.y - radius - (origin?.y ?? 0) },
    width: dot.to.x - dot.at.x + radius,
    height: radius * 2,
    ...(origin ? { parentId: dot.parent } : {}),
    zIndex: 300,
    draggable: false,
    selectable: false,
    focusable: false,
    connectable: false,
    style: { pointerEvents: 'none' },
    data: {},
  };
}

function textNode(view: View, text: Drawing['notes'][number], type: 'note' | 'frame'): TextNode {
  const id = nodeIds[type](text.id);
  return {
    id,
    type,
    position: { x: text.box.x, y: text.box.y },
    width: text.box.width,
    height: text.box.height,
    zIndex: type === 'note' ? 700 : -1,
    selected: view.selection.notes.includes(text.id),
    draggable: view.editable,
    connectable: false,
    ariaLabel: `${word(view.locale, type)} ${text.text}`,
    ...(type === 'frame' ? { style: { pointerEvents: 'none' as const } } : {}),
    data: { text: text.text, editable: view.editable, renaming: view.renaming === text.id },
  };
}

function edgesOf(view: View, shown: Drawing): DiagramEdge[] {
  const titles = new Map(shown.states.map((state) => [state.id, state.title]));
  return shown.edges.map((edge) => transitionEdge(view, edge, titles));
}

function transitionEdge(view: View, edge: DrawnEdge, titles: ReadonlyMap<string, string>): DiagramEdge {
  const selected = view.selection.transitions.includes(edge.id);
  const chips = edge.chips.map((chip) => chip.text);
  const mark = markOf(view.marks, edge.id);
  return {
    id: edge.id,
    type: 'transition',
    source: edge.source,
    target: edge.target,
    selected,
    zIndex: selected ? 620 : view.hovered === edge.id ? 460 : 400,
    ariaLabel: edgeSpoken(view.locale, titles.get(edge.source) ?? edge.source, titles.get(edge.target) ?? edge.target, [
      ...chips,
      ...(mark.badge ? [mark.badge.spoken] : []),
    ]),
    data: { drawn: edge, typing: typedOf(view, edge.id), mark, editable: view.editable },
  };
}

function typedOf(view: View, id: string): string | undefined {
  const trigger = view.renaming === id ? view.document.transitions[id]?.trigger : undefined;
  if (trigger?.type === 'event') return textOf(view.document.events[trigger.event]?.label, view.locale) || trigger.event;
  if (trigger?.type === 'after' && trigger.delay.type === 'fixed' && !trigger.delay.working)
    return durationText(trigger.delay.ms, view.locale);
  return trigger && '';
}

function markOf(marks: DiagramMarks | undefined, id: string): Mark {
  return {
    active: marks?.active?.has(id) ?? false,
    walked: (marks?.walkedStates?.has(id) || marks?.walkedTransitions?.has(id)) ?? false,
    problem: marks?.problems?.get(id),
    change: marks?.changes?.get(id),
    badge: marks?.badges?.get(id),
  };
}
