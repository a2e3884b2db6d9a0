import { bentRoute } from '@orderloom/shared/diagram';
import type { Point, Route } from '@orderloom/shared/document';
import { type PointerEvent, use, useRef } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import styles from './edges.module.css';

interface BendGripProps {
  readonly transition: string;
  readonly points: readonly Point[];
  /** Which stretch it stands on. */
  readonly stretch: number;
}

interface Held {
  readonly at: Point;
  readonly points: readonly Point[];
  readonly stretch: number;
  route: Route | undefined;
}

/** The middle of a stretch of a selected transition, to be pulled aside; a double press gives the bends up. */
export function BendGrip({ transition, points, stretch }: BendGripProps) {
  const canvas = use(CanvasContext);
  const held = useRef<Held>(undefined);
  const [a, b] = [points[stretch], points[stretch + 1]];
  if (!a || !b) return null;
  const upright = a.x === b.x;
  const follow = (event: PointerEvent<SVGRectElement>) => {
    const begun = held.current;
    if (!canvas || !begun) return;
    const now = canvas.toFlow({ x: event.clientX, y: event.clientY });
    begun.route = bentRoute(begun.points, begun.stretch, { x: now.x - begun.at.x, y: now.y - begun.at.y });
    if (begun.route) canvas.bend(transition, begun.route, false);
  };
  const release = () => {
    const route = held.current?.route;
    held.current = undefined;
    if (route) canvas?.bend(transition, route, true);
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
      onLostPointerCapture={release}
      onPointerDown={(event) => {
        if (!canvas) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { at: canvas.toFlow({ x: event.clientX, y: event.clientY }), points, stretch, route: undefined };
      }}
      onPointerMove={follow}
    />
  );
}
