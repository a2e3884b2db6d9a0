import type { Point } from '@orderloom/shared/document';
import { type PointerEvent, use, useState } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import styles from './edges.module.css';

interface ReconnectGripProps {
  readonly transition: string;
  readonly end: 'source' | 'target';
  readonly at: Point;
  readonly other: Point;
}

/** The end of a selected transition, to be dragged to another state. */
export function ReconnectGrip({ transition, end, at, other }: ReconnectGripProps) {
  const canvas = use(CanvasContext);
  const [held, setHeld] = useState<Point>();
  const follow = (event: PointerEvent<SVGCircleElement>) => {
    if (canvas && event.currentTarget.hasPointerCapture(event.pointerId)) setHeld(canvas.toFlow({ x: event.clientX, y: event.clientY }));
  };
  return (
    <>
      {held ? <path className={styles.loose} d={`M${other.x} ${other.y}L${held.x} ${held.y}`} /> : null}
      <circle
        className={`nodrag nopan ${styles.endGrip}`}
        cx={held?.x ?? at.x}
        cy={held?.y ?? at.y}
        onLostPointerCapture={() => setHeld(undefined)}
        onPointerDown={(event) => {
          event.stopPropagation();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={follow}
        onPointerUp={(event) => {
          if (held) canvas?.reconnect(transition, end, { x: event.clientX, y: event.clientY });
          setHeld(undefined);
        }}
        r="5"
      />
    </>
  );
}
