import type { DrawnEdge } from '@orderloom/shared/diagram';
import { EdgeLabelRenderer } from '@xyflow/react';
import { use } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import { InlineName } from './InlineName.tsx';
import styles from './texts.module.css';
import { word } from './texts.ts';

interface TriggerBoxProps {
  readonly id: string;
  readonly drawn: DrawnEdge;
  readonly text: string;
}

/** What sets a transition off, being typed where it is written. */
export function TriggerBox({ id, drawn, text }: TriggerBoxProps) {
  const locale = use(CanvasContext)?.locale ?? 'zh';
  const chip = drawn.chips[0];
  const middle = drawn.points[Math.floor((drawn.points.length - 1) / 2)] ?? { x: 0, y: 0 };
  const at = chip ? { x: chip.x + chip.width / 2, y: chip.y + chip.height / 2 } : middle;
  return (
    <EdgeLabelRenderer>
      <div className={styles.triggerBox} style={{ transform: `translate(-50%, -110%) translate(${at.x}px, ${at.y}px)` }}>
        <InlineName id={id} label={word(locale, 'trigger')} placeholder={word(locale, 'triggerHint')} text={text} />
      </div>
    </EdgeLabelRenderer>
  );
}
