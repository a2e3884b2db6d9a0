import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

/** On a drawing that is only read, the wheel scrolls the page; with Ctrl it zooms the drawing at the pointer. */
export function useWheel(wrapper: RefObject<HTMLDivElement | null>, readOnly: boolean): void {
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const box = wrapper.current;
    if (!box || !readOnly) return;
    const zoom = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { x, y, zoom: before } = getViewport();
      const after = Math.min(2.5, Math.max(0.08, before * 2 ** (-event.deltaY / 300)));
      const { left, top } = box.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      setViewport({ x: at.x - ((at.x - x) * after) / before, y: at.y - ((at.y - y) * after) / before, zoom: after }).catch(() => undefined);
    };
    box.addEventListener('wheel', zoom, { passive: false });
    return () => box.removeEventListener('wheel', zoom);
  }, [wrapper, readOnly, getViewport, setViewport]);
}
