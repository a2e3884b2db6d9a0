import type { Box } from '@orderloom/shared/document';
import { MiniMap, useStore } from '@xyflow/react';
import type { DiagramNode } from './elements.ts';
import { minimapColour } from './minimap-colour.ts';
import { showsWhole } from './viewport.ts';

/** The small map of a drawing; where all of it is in view anyway, it would only cover some. */
export function Overview({ bounds }: { readonly bounds: Box }) {
  const whole = useStore(({ width, height, transform: [x, y, zoom] }) => showsWhole(bounds, { width, height }, { x, y, zoom }));
  if (whole) return null;
  return (
    <MiniMap<DiagramNode> maskColor="color-mix(in srgb, var(--ol-page) 70%, transparent)" nodeColor={minimapColour} pannable zoomable />
  );
}
