import { type PointerEvent, use } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import styles from './states.module.css';

/** The corner by which a container is made larger or smaller. */
export function ResizeGrip({ id }: { readonly id: string }) {
  const canvas = use(CanvasContext);
  const follow = (event: PointerEvent<HTMLDivElement>, done: boolean) => {
    if (!canvas || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    canvas.resize(id, canvas.toFlow({ x: event.clientX, y: event.clientY }), done);
  };
  return (
    <div
      className={`nodrag nopan ${styles.grip}`}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => follow(event, false)}
      onPointerUp={(event) => follow(event, true)}
    >
      <svg aria-hidden="true" height="12" width="12">
        <path d="M11 1L1 11M11 6L6 11" fill="none" stroke="currentColor" />
      </svg>
    </div>
  );
}
