import type { Snapshot } from '@orderloom/shared/step';

/** What the order's row knows besides the text. */
type Known = Pick<Snapshot, 'order' | 'seq' | 'status'>;

/** A snapshot as its order's row holds it: without what other columns say, and without what is empty. */
export function writeSnapshot(snapshot: Snapshot): string {
  const { value, context, armings, history, timers, calls, deferred, suspended, paused, output, error } = snapshot;
  return JSON.stringify({
    value,
    context,
    armings,
    timers: timers.length > 0 ? timers : undefined,
    calls: calls.length > 0 ? calls : undefined,
    deferred: deferred.length > 0 ? deferred : undefined,
    history: isEmpty(history) ? undefined : history,
    suspended,
    paused,
    output,
    error,
  });
}

export function readSnapshot(data: string, { order, seq, status }: Known): Snapshot {
  const told = JSON.parse(data) as Pick<Snapshot, 'value' | 'context' | 'armings'>;
  return { history: {}, timers: [], calls: [], deferred: [], ...told, order, seq, status };
}

function isEmpty(record: object): boolean {
  for (const _key in record) return false;
  return true;
}
