import type { Drawing } from '@orderloom/shared/diagram';
import type { Point } from '@orderloom/shared/document';
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { FlowDiagramProps } from './types.ts';
import { firstView } from './viewport.ts';

/** Places the drawing once the canvas has its size; until then it is not shown, so that nothing jumps. */
export function useOpening({ document, start, clear }: FlowDiagramProps, drawing: Drawing): boolean {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const ready = useStore((state) => state.panZoom !== null);
  const [placed, setPlaced] = useState(false);
  const done = useRef(false);
  useEffect(() => {
    if (done.current || !ready || width === 0 || height === 0) return;
    done.current = true;
    // A drawing that begins empty keeps its view: its first state stays where it was dropped.
    if (drawing.states.length > 0)
      void flow.setViewport(
        firstView(drawing.bounds, startOf(drawing, start ?? document.states[document.root]?.initial), { width, height }, clear),
      );
    setPlaced(true);
  }, [flow, document, start, drawing, clear, width, height, ready]);
  return placed;
}

function startOf(drawing: Drawing, id: string | null | undefined): Point | undefined {
  const box = drawing.states.find((state) => state.id === id)?.box ?? drawing.states[0]?.box;
  return box && { x: box.x + Math.min(box.width, 300) / 2, y: box.y + Math.min(box.height, 200) / 2 };
}
