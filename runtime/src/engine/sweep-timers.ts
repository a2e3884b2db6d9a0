//   E6. A due timer becomes one step, whether it fell due now or while the process was down: its row leaves in that step's
//       transaction, and `decide` calls a stale arming void.
// A timer whose step throws is set aside as failed, with the reason; it is not tried again and again.
import { crashPoint } from '../crash-points.ts';
import type { DueTimer, EngineStore } from '../store/index.ts';
import type { Tracer } from '../tracing/index.ts';
import type { CommitQueue, Job } from './commit-queue.ts';
import { createLoop, type Loop } from './loop.ts';
import { noteFailure, type StepDeps, stepOrder } from './take-step.ts';
import { traceTimer } from './trace-work.ts';
import type { Log, SendInput } from './types.ts';

/**
 * Deliveries wait for the commit a batch is in: so a batch is as large as fits into a few milliseconds, between these bounds. The
 * lower one still fires thousands a second; a larger one would hold deliveries up more than it would help the timers.
 */
const smallestBatch = 32;
const largestBatch = 256;
const batchMs = 8;

interface Deps extends StepDeps {
  readonly store: EngineStore;
  readonly queue: CommitQueue;
  readonly log: Log;
  readonly tracer?: Tracer | undefined;
}

/** Fires due timers through the commit queue, a bounded batch at a time; wake it at the due instant of what is armed. */
export function createTimerSweeper(deps: Deps): Loop {
  const { clock, store, queue, log } = deps;
  let batch = smallestBatch;

  async function fireOne(timer: DueTimer): Promise<void> {
    const span = traceTimer(deps.tracer, timer, clock.now());
    await queue.own(timerJob(deps, timer, span?.context));
    span?.end();
  }

  async function fire(due: readonly DueTimer[]): Promise<void> {
    crashPoint('timer-read');
    const began = performance.now();
    await Promise.all(due.map(fireOne));
    const took = performance.now() - began;
    const wanted = took > batchMs ? Math.floor(batch / 2) : batch * 2;
    batch = Math.min(largestBatch, Math.max(smallestBatch, wanted));
    crashPoint('timer-committed');
  }

  async function turn(): Promise<number> {
    const due = store.dueTimers(clock.now(), batch);
    if (due.length > 0) await fire(due);
    return store.nextTimerDue() ?? Number.POSITIVE_INFINITY;
  }

  return createLoop({ clock, log, turn, trouble: 'timers could not be fired' });
}

function timerJob(deps: Deps, timer: DueTimer, trace: string | undefined): Job<void> {
  const { tenant, order: id, arming } = timer;
  const input: SendInput = { type: 'timer', id: timer.id, arming };
  return {
    run(unit) {
      const order = unit.orders.get(tenant, id);
      if (!order) return;
      unit.tx.removeTimer(order, arming);
      deps.numbers.timer(deps.clock.now() - timer.due, 'fired');
      // Void when a step of the same batch has cancelled it; that is nothing to note.
      stepOrder(deps, unit, order, input, { actor: 'timer', key: null, trace }, true);
      crashPoint('timer-stepped');
    },
    failed(unit, error) {
      deps.log.error({ tenant, order: id, timer: timer.id, err: error }, 'a timer could not be applied');
      const order = unit.orders.get(tenant, id);
      if (!order) return;
      deps.numbers.timer(deps.clock.now() - timer.due, 'failed');
      unit.tx.failTimer(order, arming, error instanceof Error ? error.message : String(error));
      noteFailure(deps, unit, order, input, 'timer', error);
    },
  };
}
