import type { Drawing } from '@orderloom/shared/diagram';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useState } from 'react';
import { hitState } from './hit-test.ts';
import type { DiagramAccepting } from './types.ts';

/** Letting go of what is dragged from elsewhere on a state; absent where nothing is taken. */
export function useAccepting(drawing: Drawing, accepting: DiagramAccepting | undefined) {
  const { screenToFlowPosition } = useReactFlow();
  const [over, setOver] = useState<string>();
  if (!accepting) return { over: undefined, handlers: undefined };
  const stateAt = (event: DragEvent) => {
    const state = hitState(drawing, screenToFlowPosition({ x: event.clientX, y: event.clientY }))?.state;
    return state !== undefined && accepting.accepts(state) ? state : undefined;
  };
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(accepting.mime)) return;
      const state = stateAt(event);
      setOver(state);
      if (state !== undefined) event.preventDefault();
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
    },
    onDrop(event: DragEvent) {
      setOver(undefined);
      const data = event.dataTransfer.getData(accepting.mime);
      const state = stateAt(event);
      if (data === '' || state === undefined) return;
      event.preventDefault();
      accepting.onDrop(data, state);
    },
  };
  return { over, handlers };
}
