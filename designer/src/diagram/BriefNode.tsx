import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Connectors } from './Connectors.tsx';
import type { StateNode } from './elements.ts';
import { InlineName } from './InlineName.tsx';
import { stateClass } from './state-class.ts';
import styles from './states.module.css';

/** A state among too many to read: its box and its name. */
export const BriefNode = memo(function BriefNode({ id, data, selected }: NodeProps<StateNode>) {
  return (
    <div className={stateClass(data, selected)} data-brief data-kind={data.look.kind}>
      {data.renaming ? <InlineName id={id} text={data.name} /> : <span className={styles.title}>{data.look.title}</span>}
      <Connectors editable={false} />
    </div>
  );
});
