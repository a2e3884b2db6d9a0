import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { Connectors } from './Connectors.tsx';
import { CountBadge } from './CountBadge.tsx';
import { CanvasContext } from './canvas-actions.ts';
import type { StateNode } from './elements.ts';
import { Glyph } from './Glyph.tsx';
import { InlineName } from './InlineName.tsx';
import { PinMark } from './PinMark.tsx';
import { ProblemDot } from './ProblemDot.tsx';
import { ResizeGrip } from './ResizeGrip.tsx';
import { stateClass } from './state-class.ts';
import styles from './states.module.css';

/** A phase, a parallel state or one of its lanes. Only its header takes the pointer: its ground pans and takes new states. */
export const ContainerNode = memo(function ContainerNode({ id, data, selected }: NodeProps<StateNode>) {
  const canvas = use(CanvasContext);
  const { look } = data;
  const rename = data.editable ? () => canvas?.startRename(id) : undefined;
  return (
    <div className={stateClass(data, selected)} data-kind={look.kind}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the wrapper React Flow puts round it is the focusable element; F2 does the same. */}
      <div className={styles.header} onDoubleClick={rename}>
        {data.renaming ? <InlineName id={id} text={data.name} /> : <span className={styles.title}>{look.title}</span>}
        {look.meta && !data.renaming ? (
          <span className={styles.meta} data-kind={look.meta.kind}>
            <Glyph kind={look.meta.kind} />
            {look.meta.text}
          </span>
        ) : null}
      </div>
      {data.dividers.map((top) => (
        <div className={styles.divider} key={top} style={{ top }} />
      ))}
      {data.resizable && look.kind !== 'lane' ? <ResizeGrip id={id} /> : null}
      {data.pinned ? <PinMark /> : null}
      <ProblemDot problem={data.mark.problem} />
      <CountBadge badge={data.mark.badge} />
      <Connectors editable={data.editable} />
    </div>
  );
});
