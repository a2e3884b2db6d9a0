import type { Place } from '@orderloom/shared/base';
import type { Drawing } from '@orderloom/shared/diagram';
import type { FlowDocument, Point } from '@orderloom/shared/document';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { type DiagramEdge, type DiagramNode, documentIdOf, isStateNode, isTextNode } from './elements.ts';
import type { DiagramEditing, Move, Selection } from './types.ts';
import type { Drag } from './use-drag.ts';

interface Around {
  readonly document: FlowDocument;
  readonly drawing: Drawing;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly editing: DiagramEditing | undefined;
  readonly drag: Drag;
}

/** What React Flow reports back: selection, moves by arrow key, the new size of a container, menus. */
export function useChanges(around: Around) {
  const now = useRef(around);
  const chosen = useRef(around.selection);
  useEffect(() => {
    now.current = around;
    chosen.current = around.selection;
  });
  const select = useCallback((change: (selection: Selection) => Selection) => {
    const next = change(chosen.current);
    if (next === chosen.current) return;
    chosen.current = next;
    now.current.onSelect(next);
  }, []);
  return useMemo(
    () => ({
      onNodesChange(changes: NodeChange<DiagramNode>[]) {
        select((selection) => withNodes(selection, changes));
        if (!now.current.drag.isHeld()) nudge(now.current, changes);
      },
      onEdgesChange(changes: EdgeChange<DiagramEdge>[]) {
        select((selection) => withEdges(selection, changes));
      },
      onNodeContextMenu(event: MouseEvent, node: DiagramNode) {
        if (isStateNode(node.id)) openMenu(now.current, event, { type: 'state', id: node.id });
      },
      onEdgeContextMenu(event: MouseEvent, edge: DiagramEdge) {
        openMenu(now.current, event, { type: 'transition', id: edge.id });
      },
      onPaneContextMenu(event: MouseEvent | globalThis.MouseEvent) {
        openMenu(now.current, event, { type: 'flow' });
      },
      onSelectionContextMenu(event: MouseEvent) {
        const first = chosen.current.states[0];
        openMenu(now.current, event, first === undefined ? { type: 'flow' } : { type: 'state', id: first });
      },
    }),
    [select],
  );
}

function openMenu({ editing }: Around, event: MouseEvent | globalThis.MouseEvent, place: Place): void {
  if (!editing?.onOpenMenu) return;
  event.preventDefault();
  editing.onOpenMenu(place, { x: event.clientX, y: event.clientY });
}

function withNodes(selection: Selection, changes: readonly NodeChange<DiagramNode>[]): Selection {
  let { states, notes } = selection;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const id = documentIdOf(change.id);
    if (isStateNode(change.id)) states = withMember(states, id, change.selected);
    else if (isTextNode(change.id)) notes = withMember(notes, id, change.selected);
  }
  return states === selection.states && notes === selection.notes ? selection : { ...selection, states, notes };
}

function withEdges(selection: Selection, changes: readonly EdgeChange<DiagramEdge>[]): Selection {
  let { transitions } = selection;
  for (const change of changes) if (change.type === 'select') transitions = withMember(transitions, change.id, change.selected);
  return transitions === selection.transitions ? selection : { ...selection, transitions };
}

function withMember(list: readonly string[], id: string, member: boolean): readonly string[] {
  if (list.includes(id) === member) return list;
  return member ? [...list, id] : list.filter((other) => other !== id);
}

const step = 4;

/** Arrow keys move by one step of the grid and stay in the container. */
function nudge({ document, drawing, editing }: Around, changes: readonly NodeChange<DiagramNode>[]): void {
  const moves: Move[] = [];
  for (const change of changes) {
    if (change.type !== 'position' || !change.position || change.dragging) continue;
    const id = documentIdOf(change.id);
    const old = localPlace(document, drawing, id);
    if (!old) continue;
    const by = { x: Math.sign(change.position.x - old.seen.x) * step, y: Math.sign(change.position.y - old.seen.y) * step };
    if (by.x !== 0 || by.y !== 0) moves.push({ id, parent: old.parent, x: old.local.x + by.x, y: old.local.y + by.y });
  }
  if (moves.length > 0) editing?.onMove(moves);
}

/** Where something is for its parent, and where React Flow has it: notes are shown at the root. */
function localPlace(document: FlowDocument, drawing: Drawing, id: string): { parent: string; local: Point; seen: Point } | undefined {
  const note = document.notes[id] ?? document.frames[id];
  if (note) {
    const seen = [...drawing.notes, ...drawing.frames].find((text) => text.id === id)?.box ?? note.box;
    return { parent: note.parent ?? document.root, local: note.box, seen };
  }
  const box = drawing.states.find((state) => state.id === id)?.box;
  const parent = document.states[id]?.parent;
  if (!box || !parent) return undefined;
  const origin = parent === document.root ? undefined : drawing.states.find((state) => state.id === parent)?.box;
  const local = { x: box.x - (origin?.x ?? 0), y: box.y - (origin?.y ?? 0) };
  return { parent, local, seen: local };
}
