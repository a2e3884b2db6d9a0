import type { EngineNumbers, EngineReport } from '../metrics/engine-numbers.ts';
import { measureLoopLag } from '../metrics/loop-lag.ts';
import type { CommitQueue } from './commit-queue.ts';
import { createCommitTrial } from './commit-trial.ts';
import type { HotOrders } from './hot-orders.ts';
import type { Clock } from './types.ts';

interface Deps {
  readonly queue: CommitQueue;
  readonly hot: HotOrders;
  readonly numbers: EngineNumbers;
  readonly clock: Clock;
  readonly maxQueue: number;
}

export interface Reporter {
  /** What was counted, and how the engine stands; while commits fail, being asked lets it try one. */
  report(): Promise<EngineReport>;
  stop(): void;
}

export function createReporter({ queue, hot, numbers, clock, maxQueue }: Deps): Reporter {
  const lag = measureLoopLag();
  const tryAgain = createCommitTrial({ queue, numbers, clock });
  return {
    async report() {
      tryAgain();
      const waiting = { waiting: queue.waiting(), limit: maxQueue };
      return { ...numbers.read(), queue: waiting, cacheBytes: hot.bytes, loopLag: lag.read() };
    },
    stop: lag.stop,
  };
}
