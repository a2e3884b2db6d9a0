// Owns: attempts, from claim to written result. Does not own: what an attempt is (effects/), what its result does (attempt-result).
import type { DestinationSettings } from '@orderloom/shared/actions';
import { crashPoint } from '../crash-points.ts';
import type { Attempt } from '../effects/index.ts';
import type { EngineStore, OutboxRow } from '../store/index.ts';
import type { Tracer } from '../tracing/index.ts';
import { attemptResultJob, type ResultDeps } from './attempt-result.ts';
import { type Claim, claimEffects } from './claim-effects.ts';
import type { CommitQueue, Job } from './commit-queue.ts';
import { settingsOf } from './destination-settings.ts';
import { createLanes } from './lanes.ts';
import { createLoop } from './loop.ts';
import { sendEffect } from './send-effect.ts';
import { traceAttempt } from './trace-work.ts';
import { type LiveDestination, type Log, Overloaded } from './types.ts';
import { waitWith } from './wait.ts';

/** How long a stop waits for attempts under way before it cuts them off; they are then made again at the next start. */
const patience = 5_000;
/** Attempts under way at once over all destinations: each may hold a connection and the start of an answer. */
const mostUnderWay = 256;

interface Deps extends ResultDeps {
  readonly store: EngineStore;
  readonly queue: CommitQueue;
  readonly log: Log;
  readonly delivery: Partial<DestinationSettings>;
  readonly tracer?: Tracer | undefined;
  fetchFor(tenant: string): typeof globalThis.fetch;
}

export interface OutboxDispatcher {
  start(): void;
  /** Something was added, or became free. */
  wake(): void;
  /** What holds at the destinations that were used since the start. */
  live(tenant: string): readonly LiveDestination[];
  /** A person says: go on with this destination now. */
  reset(tenant: string, destination: string): void;
  /** Begins no more attempts and waits for those under way. */
  stop(): Promise<void>;
}

/** Sends what the outbox holds until it is delivered or dead. */
export function createOutboxDispatcher(deps: Deps): OutboxDispatcher {
  const { clock, log, queue, store } = deps;
  const lanes = createLanes(clock.now());
  const underWay = new Set<Promise<void>>();
  const aborter = new AbortController();
  let turns = 0;

  async function turn(): Promise<number> {
    turns += 1;
    const { claims, next } = await claimEffects({ ...deps, lanes }, clock.now(), mostUnderWay - underWay.size, turns);
    for (const claim of claims) track(attempt(claim));
    return next;
  }

  const loop = createLoop({ clock, log, turn, trouble: 'the outbox could not be read' });
  const wake = () => loop.wakeAt(clock.now());

  async function attempt({ row, sender, lane, settings }: Claim): Promise<void> {
    const began = performance.now();
    const { result, trace } = await traceAttempt(deps.tracer, row, (at) =>
      sendEffect({ ...deps, signal: aborter.signal, trace: at }, sender, row, settings),
    );
    deps.numbers.attempt(row.destination, result.type, performance.now() - began);
    crashPoint('effect-sent');
    lane.end(result, settings, clock.now());
    tellUndelivered(log, row, result);
    await record(attemptResultJob(deps, row, result, settings, trace));
    crashPoint('effect-recorded');
  }

  /** While the database cannot be written, the result is kept in hand: the same process writes it when it can. */
  async function record(job: Job<void>): Promise<void> {
    for (;;) {
      try {
        return await queue.own(job);
      } catch (error) {
        if (!(error instanceof Overloaded) || aborter.signal.aborted) throw error;
        await new Promise<void>((resolve) => waitWith(clock, error.retryAfter * 1000, resolve));
      }
    }
  }

  /** A result that cannot be written leaves the row claimed; the next start makes it pending again. */
  function track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => log.error({ err: error }, 'the result of an effect could not be written'))
      .finally(() => {
        underWay.delete(tracked);
        wake();
      });
    underWay.add(tracked);
  }

  return {
    start: loop.start,
    wake,
    live(tenant) {
      const now = clock.now();
      return lanes.names(tenant).map((id) => {
        return { id, ...lanes.of(tenant, id).live(settingsOf(store.destination(tenant, id), deps.delivery), now) };
      });
    },
    reset(tenant, destination) {
      lanes.of(tenant, destination).reset();
      wake();
    },
    async stop() {
      await loop.stop();
      const impatient = waitWith(clock, patience, () => aborter.abort());
      await Promise.all(underWay);
      impatient();
    },
  };
}

function tellUndelivered(log: Log, { tenant, key, order, destination }: OutboxRow, result: Attempt): void {
  if (result.type === 'delivered') return;
  const { cause, reason } = result;
  log.warn({ tenant, effect: key, order, destination, cause, reason }, `an effect was not delivered: ${result.type}`);
}
