import type { Place } from '@orderloom/shared/base';
import type { Drawing } from '@orderloom/shared/diagram';
import type { Point } from '@orderloom/shared/document';
import { useReactFlow } from '@xyflow/react';
import { type Ref, type RefObject, useImperativeHandle } from 'react';
import type { DiagramHandle } from './types.ts';

const motion = { duration: 140 };

/** What screens around the canvas can ask of it. */
export function useDiagramHandle(
  handle: Ref<DiagramHandle> | undefined,
  wrapper: RefObject<HTMLDivElement | null>,
  drawing: Drawing,
): void {
  const flow = useReactFlow();
  useImperativeHandle(
    handle,
    () => ({
      fit: () => void flow.fitView({ padding: 0.06, maxZoom: 1.1, ...motion }),
      reveal: (place) => {
        const at = placeOf(drawing, place);
        if (at) void flow.setCenter(at.x, at.y, { zoom: Math.max(flow.getZoom(), 0.85), ...motion });
        else if (place.type === 'flow') void flow.fitView({ padding: 0.06, maxZoom: 1.1, ...motion });
      },
      centre: () => {
        const box = wrapper.current?.getBoundingClientRect();
        return flow.screenToFlowPosition({ x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 });
      },
      zoomIn: () => void flow.zoomIn(motion),
      zoomOut: () => void flow.zoomOut(motion),
      toFlow: (screen) => flow.screenToFlowPosition(screen),
      focus: () => {
        const inside = wrapper.current;
        const first =
          inside?.querySelector<HTMLElement>('.react-flow__node.selected[tabindex]') ??
          inside?.querySelector<HTMLElement>('.react-flow__node[tabindex]');
        first?.focus({ preventScroll: true });
      },
    }),
    [flow, wrapper, drawing],
  );
}

function placeOf(drawing: Drawing, place: Place): Point | undefined {
  if (place.type === 'state') {
    const box = drawing.states.find((state) => state.id === place.id)?.box;
    return box && { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 400) / 2 };
  }
  if (place.type === 'transition') {
    const edge = drawing.edges.find((candidate) => candidate.id === place.id);
    return edge?.chips[0] ?? edge?.points[Math.floor((edge.points.length - 1) / 2)];
  }
  if (place.type === 'event')
    return drawing.edges.find((edge) => edge.chips.some((chip) => chip.kind === 'event' && chip.text === place.id))?.chips[0];
  return undefined;
}
