import type { BackTest } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { type MigrationMapping, noMapping } from '@orderloom/shared/migrate';
import { useEffect, useRef, useState } from 'react';
import { runBackTest } from '../../api/queries.ts';

export interface LiveOrdersState {
  readonly test: BackTest | null;
  readonly running: boolean;
  readonly stopped: boolean;
  readonly error: unknown;
  /** What was asked last is not what is on the screen any more. */
  readonly stale: boolean;
  run(): void;
  stop(): void;
}

/** Asks the server what the drawing would do, and hears how far it is. Leaving the screen stops it. */
export function useLiveOrders(flowId: string, document: FlowDocument, mapping: MigrationMapping, days: number): LiveOrdersState {
  const [state, setState] = useState<Pick<LiveOrdersState, 'test' | 'running' | 'stopped' | 'error'>>({
    test: null,
    running: false,
    stopped: false,
    error: null,
  });
  const [asked, setAsked] = useState({ document, mapping, days });
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);

  function run(): void {
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    setAsked({ document, mapping, days });
    setState((now) => ({ ...now, running: true, stopped: false, error: null }));
    runBackTest(flowId, { document, mapping, days }, (test) => setState((now) => ({ ...now, test })), mine.signal).then(
      (test) => setState({ test, running: false, stopped: false, error: null }),
      (error: unknown) => {
        if (!mine.signal.aborted) setState({ test: null, running: false, stopped: false, error });
      },
    );
  }

  function stop(): void {
    abort.current?.abort();
    setState({ test: null, running: false, stopped: true, error: null });
  }

  const stale = state.test !== null && (asked.document !== document || asked.mapping !== mapping || asked.days !== days);
  return { ...state, stale, run, stop };
}

/** A mapping with one state leading somewhere else; undefined takes the choice back. */
export function withState(mapping: MigrationMapping, state: string, target: string | undefined): MigrationMapping {
  const { [state]: _before, ...states } = mapping.states;
  return { ...noMapping, ...mapping, states: target === undefined ? states : { ...states, [state]: target } };
}
