// Owns: the one writer. Does not own: what a job does to orders.
//   E1. A job's promise resolves only after the COMMIT that holds its rows has returned.
//   E3. Jobs run one after the other, in the order they came; nothing else writes orders.
//   E5. A job that throws fails alone: the batch is rolled back and redone with each job in a savepoint.
//       A database that fails is nobody's fault: then nothing of the batch is committed, and all are told to come again.
//   E9. Work from outside beyond the limit is refused at once. Work of our own (timers, deliveries) is bounded by its makers.
// Everything that arrives while a commit is under way shares the next one; nothing ever waits for company.
import type { LiveChange } from '@orderloom/shared/api';
import { crashPoint } from '../crash-points.ts';
import type { EngineNumbers } from '../metrics/engine-numbers.ts';
import type { EngineStore, EngineTransaction } from '../store/index.ts';
import { BatchOrders, type HotOrders } from './hot-orders.ts';
import { isStorageFault } from './storage-fault.ts';
import { Overloaded } from './types.ts';

const batchCap = 256;
const retryAfterSeconds = 1;
const retryAfterFaultSeconds = 5;

/** One transaction as a job sees it. */
export interface Unit {
  readonly tx: EngineTransaction;
  readonly orders: BatchOrders;
  /** Told to the outside after the commit. */
  tell(news: News): void;
}

export type News =
  | { readonly type: 'change'; readonly tenant: string; readonly change: LiveChange }
  | { readonly type: 'armed'; readonly due: number }
  | { readonly type: 'effects' };

export interface Job<T> {
  run(unit: Unit): T;
  /** Records that `run` threw, after all it wrote was undone; gives the answer. Absent: the promise is rejected. */
  failed?(unit: Unit, error: unknown): T;
}

interface Waiting {
  readonly job: Job<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

type Settled = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

interface Deps {
  readonly store: EngineStore;
  readonly hot: HotOrders;
  readonly maxQueue: number;
  readonly numbers: EngineNumbers;
  /** Everything a commit has to tell, once it is durable. */
  onCommit(news: readonly News[]): void;
}

export interface CommitQueue {
  /** For work from outside; throws `Overloaded`. */
  submit<T>(job: Job<T>): Promise<T>;
  /** For the engine's own work. */
  own<T>(job: Job<T>): Promise<T>;
  /** How many jobs wait for a commit. */
  waiting(): number;
  close(): void;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
}

export function createCommitQueue(deps: Deps): CommitQueue {
  const waiting: Waiting[] = [];
  let scheduled = false;
  let closed = false;
  let onIdle: (() => void)[] = [];

  function enqueue<T>(job: Job<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiting.push({ job, resolve: resolve as (value: unknown) => void, reject });
      schedule();
      crashPoint('queued');
    });
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    const batch = waiting.splice(0, batchCap);
    const committed = batch.length > 0 ? commitBatch(deps, batch) : undefined;
    if (waiting.length > 0) schedule();
    else for (const tell of onIdle.splice(0)) tell();
    if (committed) finish(batch, committed);
  }

  function finish(batch: readonly Waiting[], { settled, unit }: Committed): void {
    unit?.orders.committed();
    settle(batch, settled);
    // Last, and outside of everything that could be done again: what is committed stays committed whatever a listener does.
    if (unit) deps.onCommit(unit.news);
  }

  return {
    submit(job) {
      if (closed) throw new Overloaded(retryAfterSeconds, 'the runtime is stopping');
      if (waiting.length >= deps.maxQueue) {
        deps.numbers.refused();
        throw new Overloaded(retryAfterSeconds, `${waiting.length} deliveries are waiting already`);
      }
      return enqueue(job);
    },
    own: enqueue,
    waiting: () => waiting.length,
    close() {
      closed = true;
    },
    idle() {
      if (waiting.length === 0 && !scheduled) return Promise.resolve();
      return new Promise((resolve) => {
        onIdle = [...onIdle, resolve];
      });
    },
  };
}

function settle(batch: readonly Waiting[], settled: readonly Settled[]): void {
  batch.forEach((waiting, index) => {
    const result = settled[index];
    if (result?.ok) waiting.resolve(result.value);
    else waiting.reject(result?.error);
  });
}

/** `unit` is absent when nothing could be committed. */
interface Committed {
  readonly settled: readonly Settled[];
  readonly unit?: BatchUnit;
}

function commitBatch(deps: Deps, batch: readonly Waiting[]): Committed {
  try {
    return inTransaction(deps, batch, (unit, { job }) => ({ ok: true, value: job.run(unit) }));
  } catch (error) {
    if (isStorageFault(error)) return refuseAll(deps, batch, error);
    deps.numbers.undone();
    return commitApart(deps, batch);
  }
}

/** E5 */
function commitApart(deps: Deps, batch: readonly Waiting[]): Committed {
  try {
    return inTransaction(deps, batch, (unit, { job }) => runAlone(unit, job));
  } catch (error) {
    return refuseAll(deps, batch, error);
  }
}

function refuseAll(deps: Deps, batch: readonly Waiting[], cause: unknown): Committed {
  deps.numbers.commitFailed(Date.now(), cause);
  const error = isStorageFault(cause) ? new Overloaded(retryAfterFaultSeconds, `the database cannot be written: ${cause}`) : cause;
  return { settled: batch.map(() => ({ ok: false, error })) };
}

function runAlone(unit: BatchUnit, job: Job<unknown>): Settled {
  try {
    return { ok: true, value: unit.alone(() => job.run(unit)) };
  } catch (error) {
    if (isStorageFault(error)) throw error;
    const record = job.failed?.bind(job);
    if (!record) return { ok: false, error };
    try {
      return { ok: true, value: unit.alone(() => record(unit, error)) };
    } catch (second) {
      if (isStorageFault(second)) throw second;
      return { ok: false, error };
    }
  }
}

function inTransaction(deps: Deps, batch: readonly Waiting[], run: (unit: BatchUnit, waiting: Waiting) => Settled): Committed {
  const began = performance.now();
  const committed = deps.store.transaction((tx) => {
    crashPoint('begun');
    const unit = new BatchUnit(deps.hot, tx);
    const settled = batch.map((waiting) => {
      const result = run(unit, waiting);
      unit.orders.keepJob();
      return result;
    });
    crashPoint('before-commit');
    return { settled, unit };
  });
  crashPoint('after-commit');
  deps.numbers.committed(batch.length, (performance.now() - began) * 1000);
  return committed;
}

class BatchUnit implements Unit {
  readonly tx: EngineTransaction;
  readonly orders: BatchOrders;
  news: News[] = [];

  constructor(hot: HotOrders, tx: EngineTransaction) {
    this.tx = tx;
    this.orders = new BatchOrders(hot, tx);
  }

  tell(news: News): void {
    this.news.push(news);
  }

  alone<T>(work: () => T): T {
    const told = this.news.length;
    try {
      return this.tx.isolated(work);
    } catch (error) {
      this.orders.dropJob();
      this.news.length = told;
      throw error;
    }
  }
}
