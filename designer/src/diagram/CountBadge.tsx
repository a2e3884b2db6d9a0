import { measureText } from '@orderloom/shared/diagram';
import type { Point } from '@orderloom/shared/document';
import styles from './badges.module.css';
import type { Badge } from './types.ts';

/** A number at the foot of a state; what it says is in the node's label. */
export function CountBadge({ badge }: { readonly badge: Badge | undefined }) {
  if (!badge) return null;
  return (
    <span aria-hidden="true" className={styles.badge} data-tone={badge.tone}>
      {badge.text}
    </span>
  );
}

const size = 12;
const height = 18;
const padding = 6;
const clear = 8;

/** A number beside the end of a transition's line, clear of its words. */
export function EdgeBadge({ badge, points }: { readonly badge: Badge | undefined; readonly points: readonly Point[] }) {
  if (!badge) return null;
  const width = measureText(badge.text, size, 600) + padding * 2;
  const at = besideEnd(points, width);
  if (!at) return null;
  return (
    <g className={styles.onEdge} data-tone={badge.tone} transform={`translate(${at.x - width / 2} ${at.y - height / 2})`}>
      <rect height={height} rx={height / 2} width={width} />
      <text textAnchor="middle" x={width / 2} y="13">
        {badge.text}
      </text>
    </g>
  );
}

/** Below a level line, right of an upright one. */
function besideEnd(points: readonly Point[], width: number): Point | undefined {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return undefined;
  const level = Math.abs(tip.x - before.x) >= Math.abs(tip.y - before.y);
  const along = level ? width / 2 + clear : height + clear;
  return level
    ? { x: tip.x - Math.sign(tip.x - before.x) * along, y: tip.y + height }
    : { x: tip.x + width / 2 + clear, y: tip.y - Math.sign(tip.y - before.y) * along };
}
