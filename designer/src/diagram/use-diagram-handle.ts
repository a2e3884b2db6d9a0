import type { Place } from '@orderloom/shared/base';
import type { Drawing } from '@orderloom/shared/diagram';
import type { Point } from '@orderloom/shared/document';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type Ref, type RefObject, useCallback, useImperativeHandle } from 'react';
import type { DiagramHandle } from './types.ts';
import { type Insets, readableZoom, readingZoom, wholeView } from './viewport.ts';

const motion = { duration: 140 };

/** What screens around the canvas can ask of it. */
export function useDiagramHandle(
  handle: Ref<DiagramHandle> | undefined,
  wrapper: RefObject<HTMLDivElement | null>,
  drawing: Drawing,
  clear: Insets | undefined,
): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const whole = useCallback(() => wholeView(drawing.bounds, store.getState(), clear), [drawing, store, clear]);
  useImperativeHandle(
    handle,
    () => ({
      fit: () => void flow.setViewport(whole(), motion),
      follow: (state) => {
        const view = whole();
        const at = view.zoom < readableZoom ? placeOf(drawing, { type: 'state', id: state }) : undefined;
        void (at ? flow.setCenter(at.x, at.y, { zoom: Math.max(flow.getZoom(), readingZoom), ...motion }) : flow.setViewport(view, motion));
      },
      reveal: (place) => {
        const at = placeOf(drawing, place);
        if (at) void flow.setCenter(at.x, at.y, { zoom: Math.max(flow.getZoom(), readingZoom), ...motion });
        else if (place.type === 'flow') void flow.setViewport(whole(), motion);
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
    [flow, wrapper, drawing, whole],
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
