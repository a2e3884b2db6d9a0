import { type Drawing, shiftRoutes } from '@orderloom/shared/diagram';
import type { Box, FlowDocument, Layout, Point } from '@orderloom/shared/document';
import { useCallback, useRef, useState } from 'react';
import { type DiagramNode, documentIdOf, isStateNode, isTextNode } from './elements.ts';
import { containerAt, relativeTo, transitionAt } from './hit-test.ts';
import { type Guide, snap } from './snap.ts';
import type { DiagramEditing, Move } from './types.ts';

/** What the drawing looks like while something is dragged. */
export interface Draft {
  readonly document: FlowDocument;
  readonly layout: Layout;
  readonly guides: readonly Guide[];
  readonly dropTarget: string | undefined;
  /** The transition that what is held would be inserted into. */
  readonly onto?: string | undefined;
}

interface Start {
  readonly document: FlowDocument;
  readonly drawing: Drawing;
  readonly positions: ReadonlyMap<string, Point>;
  last: readonly Move[];
  onto: string | undefined;
}

export interface Drag {
  readonly draft: Draft | undefined;
  /** Whether a pointer holds something; position changes then are not keyboard moves. */
  isHeld(): boolean;
  start(nodes: readonly DiagramNode[]): void;
  drag(event: { altKey: boolean }, held: DiagramNode | undefined, nodes: readonly DiagramNode[]): void;
  stop(): void;
}

/** Dragging states and notes: snapped, previewed with their edges, dropped into the container under them. */
export function useDrag(document: FlowDocument, drawing: Drawing | undefined, editing: DiagramEditing | undefined): Drag {
  const [draft, setDraft] = useState<Draft>();
  const held = useRef<Start>(undefined);
  const frame = useRef(0);

  const start = useCallback(
    (nodes: readonly DiagramNode[]) => {
      if (!drawing) return;
      held.current = { document, drawing, positions: new Map(nodes.map((node) => [node.id, node.position])), last: [], onto: undefined };
    },
    [document, drawing],
  );

  const drag = useCallback((event: { altKey: boolean }, lead: DiagramNode | undefined, nodes: readonly DiagramNode[]) => {
    const begun = held.current;
    const first = lead ?? nodes[0];
    if (!begun || !first) return;
    const { altKey } = event;
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const { moves, draft: next } = preview(begun, first, nodes, altKey);
      begun.last = moves;
      begun.onto = next.onto;
      setDraft(next);
    });
  }, []);

  const stop = useCallback(() => {
    cancelAnimationFrame(frame.current);
    const { last: moves, onto } = held.current ?? { last: [], onto: undefined };
    held.current = undefined;
    setDraft(undefined);
    if (moves.length > 0) editing?.onMove(moves, onto);
  }, [editing]);

  return { draft, isHeld: () => held.current !== undefined, start, drag, stop };
}

function preview(begun: Start, lead: DiagramNode, nodes: readonly DiagramNode[], keepParent: boolean): { moves: Move[]; draft: Draft } {
  const { document, drawing } = begun;
  const old = begun.positions.get(lead.id) ?? lead.position;
  const siblings = siblingBoxes(begun, lead, nodes);
  const { point, guides } = snap({ ...lead.position, width: lead.width ?? 0, height: lead.height ?? 0 }, siblings);
  const by = { x: point.x - old.x, y: point.y - old.y };
  const roots = new Set(nodes.filter((node) => isStateNode(node.id)).map((node) => node.id));
  const placed = nodes.filter((node) => isStateNode(node.id) || isTextNode(node.id)).map((node) => placedBox(begun, node, by));
  const moves = placed.map(({ id, box, local }) => dropMove(begun, id, box, local, roots, keepParent));
  const parent = moves[0]?.parent;
  const origin = originOf(drawing, document, lead.id);
  const onto = placed.length === 1 && placed[0] ? insertionAt(begun, placed[0]) : undefined;
  const changed = parent !== undefined && parent !== document.root && parent !== document.states[lead.id]?.parent;
  return {
    moves,
    draft: {
      document: withNotes(document, placed),
      layout: draftLayout(begun, placed, roots, by),
      guides: guides.map((guide) => shiftGuide(guide, origin)),
      dropTarget: changed ? parent : undefined,
      onto,
    },
  };
}

/** A state that nothing is joined to can be let go on a transition. */
function insertionAt({ document, drawing }: Start, { id, box }: Placed): string | undefined {
  const kind = document.states[id]?.kind;
  if (kind === undefined || kind === 'final' || kind === 'history') return undefined;
  const joined = Object.values(document.transitions).some(({ source, targets }) => source === id || targets.includes(id));
  return joined ? undefined : transitionAt(drawing, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

interface Placed {
  readonly id: string;
  /** In drawing coordinates. */
  readonly box: Box;
  /** In coordinates of the parent it had. */
  readonly local: Point;
}

function placedBox(begun: Start, node: DiagramNode, by: Point): Placed {
  const old = begun.positions.get(node.id) ?? node.position;
  const local = { x: old.x + by.x, y: old.y + by.y };
  const origin = originOf(begun.drawing, begun.document, node.id);
  return {
    id: documentIdOf(node.id),
    local,
    box: { x: local.x + origin.x, y: local.y + origin.y, width: node.width ?? 0, height: node.height ?? 0 },
  };
}

function originOf(drawing: Drawing, document: FlowDocument, node: string): Point {
  const parent = isStateNode(node) ? document.states[node]?.parent : null;
  return drawing.states.find((state) => state.id === parent && parent !== document.root)?.box ?? { x: 0, y: 0 };
}

function siblingBoxes(begun: Start, lead: DiagramNode, nodes: readonly DiagramNode[]): Box[] {
  const moving = new Set(nodes.map((node) => node.id));
  const parent = begun.document.states[lead.id]?.parent;
  const origin = originOf(begun.drawing, begun.document, lead.id);
  return begun.drawing.states
    .filter((state) => !moving.has(state.id) && state.kind !== 'lane' && begun.document.states[state.id]?.parent === parent)
    .map(({ box }) => ({ ...box, x: box.x - origin.x, y: box.y - origin.y }));
}

const stickiness = 14;

/** Where a dropped state belongs: it leaves its container only when its middle is clearly outside. */
function dropMove(begun: Start, id: string, box: Box, local: Point, roots: ReadonlySet<string>, keepParent: boolean): Move {
  const { document, drawing } = begun;
  const state = document.states[id];
  const old = state ? (state.parent ?? document.root) : ((document.notes[id] ?? document.frames[id])?.parent ?? document.root);
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const lane = drawing.states.find((candidate) => candidate.id === id)?.kind === 'lane';
  const home = drawing.states.find((candidate) => candidate.id === old)?.box;
  const found = containerAt(document, drawing, centre, roots);
  const nearHome = home !== undefined && within(home, centre, stickiness) && !deeper(document, found, old);
  const parent = keepParent || lane || nearHome ? old : found;
  const at = state && parent === old ? { x: Math.round(local.x), y: Math.round(local.y) } : relativeTo(drawing, parent, box);
  return { id, parent, ...at };
}

function deeper(document: FlowDocument, id: string, ancestor: string): boolean {
  for (let at = document.states[id]?.parent ?? null; at !== null; at = document.states[at]?.parent ?? null)
    if (at === ancestor) return true;
  return false;
}

function within(box: Box, point: Point, by: number): boolean {
  return point.x >= box.x - by && point.x <= box.x + box.width + by && point.y >= box.y - by && point.y <= box.y + box.height + by;
}

function draftLayout(begun: Start, placed: readonly Placed[], roots: ReadonlySet<string>, by: Point): Layout {
  const { document, drawing } = begun;
  const states = { ...document.layout.states };
  for (const { id, local, box } of placed) if (document.states[id]) states[id] = { ...local, width: box.width, height: box.height };
  const shifts = new Map([...roots].map((id) => [id, by]));
  return { states, routes: shiftRoutes(document, drawing.routes, shifts) };
}

function withNotes(document: FlowDocument, placed: readonly Placed[]): FlowDocument {
  const moved = placed.filter(({ id }) => document.notes[id] ?? document.frames[id]);
  if (moved.length === 0) return document;
  const move = (rows: FlowDocument['notes']) => {
    const next = { ...rows };
    for (const { id, box } of moved) {
      const row = next[id];
      if (row) next[id] = { ...row, parent: null, box };
    }
    return next;
  };
  return { ...document, notes: move(document.notes), frames: move(document.frames) };
}

function shiftGuide(guide: Guide, by: Point): Guide {
  const [along, cross] = guide.axis === 'x' ? [by.y, by.x] : [by.x, by.y];
  return { axis: guide.axis, at: guide.at + cross, from: guide.from + along, to: guide.to + along };
}
