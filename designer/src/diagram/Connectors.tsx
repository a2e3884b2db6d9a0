import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import styles from './connectors.module.css';

const sides = [Position.Top, Position.Right, Position.Bottom, Position.Left];

/** The four places to pull a transition from; one unseen place where the drawing is only read. */
export const Connectors = memo(function Connectors({ editable }: { readonly editable: boolean }) {
  if (!editable) return <Handle className={styles.unseen} isConnectable={false} position={Position.Top} type="source" />;
  return sides.map((side) => <Handle className={styles.connector} id={side} key={side} position={side} type="source" />);
});
