import type { ImportProgress } from './import-progress.ts';

/** How fast an import goes since it was begun or resumed. */
export interface Pace {
  tell(progress: ImportProgress, fraction: number): void;
  /** Where it is now, which is a little further than what is written down. */
  now():
    | { readonly progress: ImportProgress; readonly fraction: number; readonly rowsPerSecond: number; readonly endsAt: number }
    | undefined;
}

export function createPace(now: () => number): Pace {
  let first: { readonly at: number; readonly row: number; readonly fraction: number } | undefined;
  let last: { readonly progress: ImportProgress; readonly fraction: number } | undefined;
  return {
    tell(progress, fraction) {
      // What was read over before is no measure of what is to come.
      first ??= { at: now(), row: progress.row, fraction };
      last = { progress, fraction };
    },
    now() {
      if (!first || !last) return undefined;
      const elapsed = Math.max(1, now() - first.at);
      const gone = last.fraction - first.fraction;
      const left = gone > 0 ? ((1 - last.fraction) / gone) * elapsed : 0;
      return { ...last, rowsPerSecond: Math.round(((last.progress.row - first.row) * 1000) / elapsed), endsAt: now() + left };
    },
  };
}
