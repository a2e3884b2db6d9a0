import type { MigrationMapping } from '@orderloom/shared/migrate';
import { useEffect, useState } from 'react';
import { type DryRunSum, dryRun, type MoveBetween } from '../api/queries.ts';

export interface DryRunState {
  readonly sum: DryRunSum | null;
  readonly running: boolean;
  readonly error: unknown;
}

/** Tries every order again whenever something was decided. Between two runs the last sums stay on the screen. */
export function useDryRun(flow: string, between: MoveBetween, mapping: MigrationMapping, again: number): DryRunState {
  const [state, setState] = useState<DryRunState>({ sum: null, running: true, error: null });
  // `again` asks for another run of the same; the versions are one per mount.
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, running: true, error: null }));
    let shown = false;
    dryRun(
      flow,
      between,
      mapping,
      (sum) => {
        if (shown) setState({ sum, running: true, error: null });
        shown ||= sum.examined > 300;
      },
      abort.signal,
    ).then(
      (sum) => setState({ sum, running: false, error: null }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState((before) => ({ ...before, running: false, error }));
      },
    );
    return () => abort.abort();
  }, [flow, mapping, again]);
  return state;
}
