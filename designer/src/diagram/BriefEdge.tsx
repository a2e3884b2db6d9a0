import { edgePath } from '@orderloom/shared/diagram';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import styles from './edges.module.css';
import type { DiagramEdge } from './elements.ts';

/** A transition among too many to read: its line. */
export const BriefEdge = memo(function BriefEdge({ data, selected }: EdgeProps<DiagramEdge>) {
  if (!data) return null;
  return (
    <g className={`${styles.edge} ${selected ? styles.selected : ''}`}>
      <path className={styles.line} d={edgePath(data.drawn.points)} />
    </g>
  );
});
