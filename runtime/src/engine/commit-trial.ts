import type { EngineNumbers } from '../metrics/engine-numbers.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Clock } from './types.ts';

const betweenTrials = 5_000;

interface Deps {
  readonly queue: CommitQueue;
  readonly numbers: EngineNumbers;
  readonly clock: Clock;
}

/**
 * While commits fail, tries one that writes a single page: one at a time, and not more often than every few seconds, so that asking
 * a sick system how it is does not make it worse. While commits hold it does nothing.
 */
export function createCommitTrial({ queue, numbers, clock }: Deps): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let trying = false;
  return () => {
    if (numbers.read().commitTrouble === null || trying || clock.now() - last < betweenTrials) return;
    trying = true;
    last = clock.now();
    queue
      .own({ run: ({ tx }) => tx.touch() })
      // Why it failed is in the numbers already.
      .catch(() => undefined)
      .finally(() => {
        trying = false;
      });
  };
}
