import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import { documentIdOf, type TextNode as TextNodeType } from './elements.ts';
import { InlineName } from './InlineName.tsx';
import styles from './texts.module.css';

/** A note or a frame: words on the drawing that change nothing. */
export const TextNode = memo(function TextNode({ id, type, data, selected }: NodeProps<TextNodeType>) {
  const canvas = use(CanvasContext);
  const own = documentIdOf(id);
  const rename = data.editable ? () => canvas?.startRename(own) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the wrapper React Flow puts round it is the focusable element; F2 does the same.
    <div
      className={[type === 'note' ? styles.note : styles.frame, selected && styles.selected].filter(Boolean).join(' ')}
      onDoubleClick={rename}
    >
      {data.renaming ? (
        <InlineName id={own} multiline={type === 'note'} text={data.text} />
      ) : (
        <span className={styles.words}>{data.text}</span>
      )}
    </div>
  );
});
