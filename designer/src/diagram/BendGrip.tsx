import { bentRoute } from '@orderloom/shared/diagram';
import type { Point, Route } from '@orderloom/shared/document';
import { type PointerEvent, use } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import styles from './edges.module.css';

interface BendGripProps {
  readonly transition: string;
  readonly points: readonly Point[];
  /** Which stretch it stands on. */
  readonly stretch: number;
}

/** The middle of a stretch of a selected transition, to be pulled aside; a double press gives the bends up. */
export function BendGrip({ transition, points, stretch }: BendGripProps) {
  const canvas = use(CanvasContext);
  const [a, b] = [points[stretch], points[stretch + 1]];
  if (!a || !b) return null;
  const upright = a.x === b.x;
  const begin = (event: PointerEvent<SVGRectElement>) => {
    if (!canvas) return;
    event.stopPropagation();
    const at = canvas.toFlow({ x: event.clientX, y: event.clientY });
    let route: Route | undefined;
    // The grip goes with its stretch while the line is bent, so the window is heard and not the grip.
    const follow = (move: globalThis.PointerEvent) => {
      const now = canvas.toFlow({ x: move.clientX, y: move.clientY });
      route = bentRoute(points, stretch, { x: now.x - at.x, y: now.y - at.y });
      if (route) canvas.bend(transition, route, false);
    };
    const release = () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
      if (route) canvas.bend(transition, route, true);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a grip for the pointer; the transition's menu does the same by key.
    <rect
      className={`nodrag nopan ${styles.bendGrip}`}
      data-upright={upright || undefined}
      x={(a.x + b.x) / 2 - (upright ? 3.5 : 7)}
      y={(a.y + b.y) / 2 - (upright ? 7 : 3.5)}
      width={upright ? 7 : 14}
      height={upright ? 14 : 7}
      rx="3.5"
      onDoubleClick={() => canvas?.unbend(transition)}
      onPointerDown={begin}
    />
  );
}
