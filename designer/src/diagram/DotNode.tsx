import { arrowPath, metrics } from '@orderloom/shared/diagram';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { DotNode as DotNodeType } from './elements.ts';
import styles from './texts.module.css';

const { radius } = metrics.initial;

/** Where a container is entered: a dot and an arrow. */
export const DotNode = memo(function DotNode({ width = 0 }: NodeProps<DotNodeType>) {
  const line = [
    { x: radius * 2, y: radius },
    { x: width, y: radius },
  ];
  return (
    <svg aria-hidden="true" className={styles.dot} height={radius * 2} width={width}>
      <circle cx={radius} cy={radius} r={radius} />
      <path d={`M${radius * 2} ${radius}H${width}`} />
      <path className={styles.head} d={arrowPath(line, metrics.arrow)} />
    </svg>
  );
});
