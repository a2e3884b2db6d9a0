/** Counts of observations between fixed bounds, as plain data that crosses threads. */
export interface HistogramFigures {
  readonly bounds: readonly number[];
  /** One per bound, and one more for what is beyond the last; not cumulated. */
  readonly counts: readonly number[];
  readonly sum: number;
}

export interface Histogram {
  observe(value: number): void;
  read(): HistogramFigures;
}

/** A histogram that costs a short scan per observation and allocates nothing. */
export function createHistogram(bounds: readonly number[]): Histogram {
  const limits = Float64Array.from(bounds);
  const counts = new Float64Array(bounds.length + 1);
  let sum = 0;
  return {
    observe(value) {
      let bucket = 0;
      while (bucket < limits.length && value > (limits[bucket] ?? 0)) bucket += 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      sum += value;
    },
    read: () => ({ bounds, counts: [...counts], sum }),
  };
}

/** How many observations there were. */
export function countOf({ counts }: Pick<HistogramFigures, 'counts'>): number {
  return counts.reduce((all, one) => all + one, 0);
}

/** The value below which a share of the observations lies, by the bounds; null without observations, the last bound beyond it. */
export function quantileOf({ bounds, counts }: HistogramFigures, share: number): number | null {
  const all = countOf({ counts });
  if (all === 0) return null;
  let seen = 0;
  for (const [index, count] of counts.entries()) {
    const before = seen;
    seen += count;
    if (seen < share * all || count === 0) continue;
    const from = index === 0 ? 0 : (bounds[index - 1] ?? 0);
    const to = bounds[index] ?? from;
    return from + (to - from) * Math.min(1, (share * all - before) / count);
  }
  return bounds.at(-1) ?? null;
}
