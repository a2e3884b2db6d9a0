import type { Drawing } from '@orderloom/shared/diagram';
import { type FlowDocument, stateKinds } from '@orderloom/shared/document';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useState } from 'react';
import { containerAt, relativeTo } from './hit-test.ts';
import { type DiagramEditing, type PaletteKind, paletteMime } from './types.ts';

export interface PaletteDrop {
  /** The container the pointer would drop into. */
  readonly over: string | undefined;
  readonly handlers: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

const kinds: readonly PaletteKind[] = [...stateKinds, 'region', 'note'];
const none: ReadonlySet<string> = new Set();

/** Taking new states from a palette. */
export function usePalette(document: FlowDocument, drawing: Drawing, editing: DiagramEditing | undefined): PaletteDrop {
  const { screenToFlowPosition } = useReactFlow();
  const [over, setOver] = useState<string>();
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
      setOver(placeOf(event).parent);
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
    },
    onDrop(event: DragEvent) {
      setOver(undefined);
      const given = event.dataTransfer.getData(paletteMime);
      const kind = kinds.find((candidate) => candidate === given);
      if (!editing || !kind) return;
      event.preventDefault();
      const { at, parent } = placeOf(event);
      editing.onDropNew(kind, parent, relativeTo(drawing, parent, at));
    },
  };
  return { over: over === document.root ? undefined : over, handlers };
}
