import type { Box, Point } from '@orderloom/shared/document';
import type { Viewport } from '@xyflow/react';

/** Pixels at each side of a canvas that something lies over. */
export interface Insets {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

export interface Pane {
  readonly width: number;
  readonly height: number;
}

export const zoomLimits = { min: 0.08, max: 2.5 } as const;
/** Below this a drawing is an overview: its names cannot be read. */
export const readableZoom = 0.55;

/** At this a part of a drawing is shown for reading. */
export const readingZoom = 0.85;

const margin = 20;
const fitMost = 1.1;

/** Where the whole drawing, with its routes and labels, stands between what lies over the canvas. */
export function wholeView(bounds: Box, pane: Pane, clear: Insets = {}): Viewport {
  const { top = 0, right = 0, bottom = 0, left = 0 } = clear;
  const width = Math.max(1, pane.width - left - right - 2 * margin);
  const height = Math.max(1, pane.height - top - bottom - 2 * margin);
  const wanted = Math.min(width / Math.max(1, bounds.width), height / Math.max(1, bounds.height), fitMost);
  const zoom = Math.max(wanted, zoomLimits.min);
  return {
    zoom,
    x: left + margin + (width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: top + margin + (height - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}

/** What a drawing shows first: all of it where that can be read, else the part around `start`. */
export function firstView(bounds: Box, start: Point | undefined, pane: Pane, clear: Insets = {}): Viewport {
  const whole = wholeView(bounds, pane, clear);
  if (whole.zoom >= readableZoom || !start) return whole;
  const zoom = readingZoom;
  return {
    zoom,
    x: Math.min((clear.left ?? 0) + margin - bounds.x * zoom, pane.width * 0.4 - start.x * zoom),
    y: Math.min((clear.top ?? 0) + margin - bounds.y * zoom, pane.height * 0.4 - start.y * zoom),
  };
}

/** Whether the whole drawing is in view. */
export function showsWhole(bounds: Box, pane: Pane, { x, y, zoom }: Viewport): boolean {
  return (
    bounds.x * zoom + x >= 0 &&
    bounds.y * zoom + y >= 0 &&
    (bounds.x + bounds.width) * zoom + x <= pane.width &&
    (bounds.y + bounds.height) * zoom + y <= pane.height
  );
}
