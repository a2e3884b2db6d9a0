import { arrowPath, type DrawnEdge, edgePath, glyphs, metrics, type PlacedChip } from '@orderloom/shared/diagram';
import type { EdgeProps } from '@xyflow/react';
import { memo, use } from 'react';
import { BendGrip } from './BendGrip.tsx';
import { EdgeBadge } from './CountBadge.tsx';
import { CanvasContext } from './canvas-actions.ts';
import styles from './edges.module.css';
import type { DiagramEdge, EdgeData } from './elements.ts';
import { ReconnectGrip } from './ReconnectGrip.tsx';
import { TriggerBox } from './TriggerBox.tsx';

/** A transition: its route, its arrow head and its words, all of it SVG. */
export const TransitionEdge = memo(function TransitionEdge({ id, data, selected }: EdgeProps<DiagramEdge>) {
  const canvas = use(CanvasContext);
  if (!data) return null;
  const { drawn } = data;
  const path = edgePath(drawn.points);
  const type = data.editable ? () => canvas?.startRename(id) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the group React Flow puts round it is the focusable element; F2 does the same.
    <g className={edgeClass(data, selected ?? false)} onDoubleClick={type}>
      <path className={`react-flow__edge-interaction ${styles.reach}`} d={path} />
      <path className={styles.line} d={path} />
      <path className={styles.head} d={arrowPath(drawn.points, metrics.arrow)} />
      {drawn.chips.map((chip) => (
        <ChipMark chip={chip} key={`${chip.kind}${chip.y}${chip.x}`} />
      ))}
      <EdgeBadge badge={data.mark.badge} points={drawn.points} />
      {data.typing === undefined ? null : <TriggerBox drawn={drawn} id={id} text={data.typing} />}
      {selected && data.editable ? <Grips drawn={drawn} id={id} /> : null}
    </g>
  );
});

function edgeClass({ drawn, mark }: EdgeData, selected: boolean): string {
  const tone = drawn.tone === 'time' ? styles.toneTime : drawn.tone === 'error' ? styles.toneError : undefined;
  const problem = mark.problem === 'error' ? styles.edgeError : mark.problem === 'warning' ? styles.edgeWarning : undefined;
  const names = [styles.edge, tone, drawn.inner && styles.inner, problem, mark.walked && styles.walked, mark.active && styles.walked];
  return [...names, mark.change && styles[mark.change], selected && styles.selected].filter(Boolean).join(' ');
}

function ChipMark({ chip }: { readonly chip: PlacedChip }) {
  const { padding, glyph } = metrics.chip;
  const path = glyphs[chip.kind];
  return (
    <g className={styles.chip} data-kind={chip.kind} transform={`translate(${chip.x} ${chip.y})`}>
      <rect height={chip.height} rx="5" width={chip.width} />
      {path ? <path d={path} transform={`translate(${padding - 1} 5) scale(0.85)`} /> : null}
      <text textAnchor="middle" x={(chip.width + (path ? glyph : 0)) / 2} y="14">
        {chip.text}
      </text>
    </g>
  );
}

const roomForGrip = 28;

function Grips({ id, drawn }: { readonly id: string; readonly drawn: DrawnEdge }) {
  const first = drawn.points[0];
  const last = drawn.points.at(-1);
  if (!first || !last) return null;
  return (
    <>
      {drawn.points.slice(1).map((point, stretch) => {
        const from = drawn.points[stretch] ?? point;
        return Math.abs(from.x - point.x) + Math.abs(from.y - point.y) < roomForGrip ? null : (
          <BendGrip key={stretch} points={drawn.points} stretch={stretch} transition={id} />
        );
      })}
      <ReconnectGrip at={first} end="source" other={last} transition={id} />
      <ReconnectGrip at={last} end="target" other={first} transition={id} />
    </>
  );
}
