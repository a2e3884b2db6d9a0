import { type Drawing, metrics } from '@orderloom/shared/diagram';
import type { Box, FlowDocument, Point } from '@orderloom/shared/document';
import { useCallback, useMemo, useState } from 'react';
import { isInside } from './hit-test.ts';
import type { DiagramEditing } from './types.ts';
import type { Draft } from './use-drag.ts';

export interface Resize {
  readonly draft: Draft | undefined;
  /** The corner of a container was dragged to a point of the drawing; `done` when it was let go. */
  resize(id: string, corner: Point, done: boolean): void;
}

/** Dragging the corner of a container: never smaller than what stands in it. */
export function useResize(document: FlowDocument, drawing: Drawing, editing: DiagramEditing | undefined): Resize {
  const [held, setHeld] = useState<{ readonly id: string; readonly box: Box }>();
  const resize = useCallback(
    (id: string, corner: Point, done: boolean) => {
      const box = resized(document, drawing, id, corner);
      setHeld(done || !box ? undefined : { id, box });
      if (done && box) editing?.onResize(id, box);
    },
    [document, drawing, editing],
  );
  const draft = useMemo(() => {
    if (!held) return undefined;
    const layout = { states: { ...document.layout.states, [held.id]: held.box }, routes: { ...drawing.routes } };
    return { document, layout, guides: [], dropTarget: undefined };
  }, [held, document, drawing]);
  return { draft, resize };
}

function resized(document: FlowDocument, drawing: Drawing, id: string, corner: Point): Box | undefined {
  const shown = drawing.states.find((state) => state.id === id)?.box;
  if (!shown) return undefined;
  const parent = document.states[id]?.parent;
  const origin = parent === document.root ? undefined : drawing.states.find((state) => state.id === parent)?.box;
  const own = new Set([id]);
  const inside = drawing.states.filter((state) => state.id !== id && state.kind !== 'lane' && isInside(document, state.id, own));
  const right = Math.max(shown.x + metrics.container.minWidth, ...inside.map(({ box }) => box.x + box.width + metrics.container.padding));
  const bottom = Math.max(
    shown.y + metrics.container.minHeight,
    ...inside.map(({ box }) => box.y + box.height + metrics.container.padding),
  );
  return {
    x: shown.x - (origin?.x ?? 0),
    y: shown.y - (origin?.y ?? 0),
    width: toStep(Math.max(corner.x, right) - shown.x),
    height: toStep(Math.max(corner.y, bottom) - shown.y),
  };
}

function toStep(size: number): number {
  return Math.round(size / 4) * 4;
}
