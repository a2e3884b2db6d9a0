import { ViewportPortal } from '@xyflow/react';
import styles from './Canvas.module.css';
import type { Guide } from './snap.ts';

/** Lines that show what a dragged state is in line with. */
export function Guides({ guides }: { readonly guides: readonly Guide[] | undefined }) {
  if (!guides || guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg aria-hidden="true" className={styles.guides}>
        {guides.map(({ axis, at, from, to }) => (
          <path d={axis === 'x' ? `M${at} ${from - 12}V${to + 12}` : `M${from - 12} ${at}H${to + 12}`} key={axis} />
        ))}
      </svg>
    </ViewportPortal>
  );
}
