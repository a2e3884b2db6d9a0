import styles from './Figures.module.css';

const width = 200;
const height = 36;

/** The last hour of one figure; where nothing was measured the line has a gap. */
export function Sparkline({ values, label }: { readonly values: readonly (number | null)[]; readonly label: string }) {
  const highest = Math.max(...values.map((value) => value ?? 0), 0);
  const x = (at: number) => (values.length < 2 ? width : (at / (values.length - 1)) * width);
  const y = (value: number) => height - 2 - (highest === 0 ? 0 : (value / highest) * (height - 6));
  // A figure that was nought all along is the base line alone.
  const runs = highest === 0 ? [] : runsOf(values);
  return (
    <svg className={styles.spark} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <line className={styles.sparkBase} x1={0} x2={width} y1={height - 1} y2={height - 1} />
      {runs.map(({ from, points }) => {
        const line = points.map((value, index) => `${x(from + index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
        const last = from + points.length - 1;
        return (
          <g key={from}>
            <polygon className={styles.sparkFill} points={`${x(from)},${height} ${line} ${x(last)},${height}`} />
            <polyline className={styles.sparkLine} points={line} vectorEffect="non-scaling-stroke" />
          </g>
        );
      })}
    </svg>
  );
}

interface Run {
  readonly from: number;
  readonly points: readonly number[];
}

function runsOf(values: readonly (number | null)[]): readonly Run[] {
  const runs: { from: number; points: number[] }[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last && last.from + last.points.length === index) last.points.push(value);
    else runs.push({ from: index, points: [value] });
  });
  return runs;
}
