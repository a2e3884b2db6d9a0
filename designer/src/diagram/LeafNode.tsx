import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { Connectors } from './Connectors.tsx';
import { CountBadge } from './CountBadge.tsx';
import { CanvasContext } from './canvas-actions.ts';
import type { StateData, StateNode } from './elements.ts';
import { Glyph } from './Glyph.tsx';
import { InlineName } from './InlineName.tsx';
import { PinMark } from './PinMark.tsx';
import { ProblemDot } from './ProblemDot.tsx';
import { stateClass } from './state-class.ts';
import styles from './states.module.css';

/** A state without children: card, end pill, history circle or the "any state" tag. */
export const LeafNode = memo(function LeafNode({ id, data, selected }: NodeProps<StateNode>) {
  const canvas = use(CanvasContext);
  const { look } = data;
  const rename = data.editable && look.kind !== 'any' && look.kind !== 'history' ? () => canvas?.startRename(id) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the wrapper React Flow puts round it is the focusable element; F2 does the same.
    <div className={stateClass(data, selected)} data-kind={look.kind} onDoubleClick={rename}>
      {data.renaming ? <InlineName id={id} text={data.name} /> : <Face data={data} />}
      {data.pinned ? <PinMark /> : null}
      <ProblemDot problem={data.mark.problem} />
      <CountBadge badge={data.mark.badge} />
      <Connectors editable={data.editable} />
    </div>
  );
});

function Face({ data }: { readonly data: StateData }) {
  const { look } = data;
  if (look.kind === 'history') return <HistoryFace deep={look.deep} title={look.title} />;
  return (
    <>
      <div className={styles.title}>{look.title}</div>
      {look.meta ? (
        <div className={styles.meta} data-kind={look.meta.kind}>
          <Glyph kind={look.meta.kind} />
          {look.meta.text}
        </div>
      ) : null}
    </>
  );
}

function HistoryFace({ deep, title }: { readonly deep: boolean; readonly title: string }) {
  return (
    <div className={styles.title} title={title}>
      {deep ? 'H*' : 'H'}
    </div>
  );
}
