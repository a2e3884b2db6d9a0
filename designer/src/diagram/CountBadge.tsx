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

/** A number on the line of a transition, near its end where no words are. */
export function EdgeBadge({ badge, points }: { readonly badge: Badge | undefined; readonly points: readonly Point[] }) {
  const at = badge && nearEnd(points);
  if (!badge || !at) return null;
  const width = measureText(badge.text, size, 600) + padding * 2;
  return (
    <g className={styles.onEdge} data-tone={badge.tone} transform={`translate(${at.x - width / 2} ${at.y - height / 2})`}>
      <rect height={height} rx={height / 2} width={width} />
      <text textAnchor="middle" x={width / 2} y="13">
        {badge.text}
      </text>
    </g>
  );
}

const beforeTip = 26;

function nearEnd(points: readonly Point[]): Point | undefined {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return undefined;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const part = Math.min(beforeTip, length / 2) / length;
  return { x: tip.x + (before.x - tip.x) * part, y: tip.y + (before.y - tip.y) * part };
}
