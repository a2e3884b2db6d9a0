import type { Drawing } from '@orderloom/shared/diagram';
import { type FlowDocument, stateKinds } from '@orderloom/shared/document';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useState } from 'react';
import { containerAt, relativeTo, transitionAt } from './hit-test.ts';
import { type DiagramEditing, type PaletteKind, paletteMime } from './types.ts';

export interface PaletteDrop {
  /** The container the pointer would drop into. */
  readonly over: string | undefined;
  /** The transition the pointer would insert into. */
  readonly onto: string | undefined;
  readonly handlers: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

const kinds: readonly PaletteKind[] = [...stateKinds, 'region', 'note', 'frame'];
const none: ReadonlySet<string> = new Set();

/** Taking new states from a palette. */
export function usePalette(document: FlowDocument, drawing: Drawing, editing: DiagramEditing | undefined): PaletteDrop {
  const { screenToFlowPosition } = useReactFlow();
  const [over, setOver] = useState<string>();
  const [onto, setOnto] = useState<string>();
  const clear = () => {
    setOver(undefined);
    setOnto(undefined);
  };
  const offered = (event: DragEvent) => editing !== undefined && event.dataTransfer.types.includes(paletteMime);
  const placeOf = (event: DragEvent) => {
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return { at, parent: containerAt(document, drawing, at, none) };
  };
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!offered(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const { at, parent } = placeOf(event);
      setOver(parent);
      setOnto(transitionAt(drawing, at));
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) clear();
    },
    onDrop(event: DragEvent) {
      clear();
      const given = event.dataTransfer.getData(paletteMime);
      const kind = kinds.find((candidate) => candidate === given);
      if (!editing || !kind) return;
      event.preventDefault();
      const { at, parent } = placeOf(event);
      editing.onDropNew(kind, parent, relativeTo(drawing, parent, at), transitionAt(drawing, at));
    },
  };
  return { over: over === document.root ? undefined : over, onto, handlers };
}
