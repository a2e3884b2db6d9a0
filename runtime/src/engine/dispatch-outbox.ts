// Owns: attempts, from claim to written result. Does not own: what an attempt is (effects/), what its result does (attempt-result).
import { crashPoint } from '../crash-points.ts';
import type { Attempt } from '../effects/index.ts';
import type { EngineStore } from '../store/index.ts';
import { attemptResultJob, type ResultDeps } from './attempt-result.ts';
import { type Claim, claimEffects } from './claim-effects.ts';
import type { CommitQueue } from './commit-queue.ts';
import { createLanes } from './lanes.ts';
import { createLoop } from './loop.ts';
import type { Log } from './types.ts';
import { waitWith } from './wait.ts';

/** How long a stop waits for attempts under way before it cuts them off; they are then made again at the next start. */
const patience = 5_000;

interface Deps extends ResultDeps {
  readonly store: EngineStore;
  readonly queue: CommitQueue;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
}

export interface OutboxDispatcher {
  start(): void;
  /** Something was added, or became free. */
  wake(): void;
  /** Begins no more attempts and waits for those under way. */
  stop(): Promise<void>;
}

/** Sends what the outbox holds until it is delivered or dead. */
export function createOutboxDispatcher(deps: Deps): OutboxDispatcher {
  const { clock, log, queue } = deps;
  const { perDestination } = deps.delivery;
  const lanes = createLanes(perDestination);
  const underWay = new Set<Promise<void>>();
  const aborter = new AbortController();

  async function turn(): Promise<number> {
    const { claims, next } = await claimEffects({ ...deps, lanes, perDestination }, clock.now());
    for (const claim of claims) track(attempt(claim));
    return next;
  }

  const loop = createLoop({ clock, log, turn, trouble: 'the outbox could not be read' });
  const wake = () => loop.wakeAt(clock.now());

  async function attempt(claim: Claim): Promise<void> {
    const { key, destination } = claim.row;
    const began = performance.now();
    const result = await send(claim);
    deps.numbers.attempt(destination, result.type, performance.now() - began);
    crashPoint('effect-sent');
    claim.done();
    if (result.type !== 'delivered')
      log.warn({ effect: key, destination, reason: result.reason }, `an effect was not delivered: ${result.type}`);
    await queue.own(attemptResultJob(deps, claim.row, result));
    crashPoint('effect-recorded');
  }

  async function send({ sender, row }: Claim): Promise<Attempt> {
    try {
      return await sender.send(row.request, row.key, { fetch: deps.fetch, signal: aborter.signal, now: clock.now() });
    } catch (error) {
      return { type: 'retry', reason: error instanceof Error ? error.message : String(error) };
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
    async stop() {
      await loop.stop();
      const impatient = waitWith(clock, patience, () => aborter.abort());
      await Promise.all(underWay);
      impatient();
    },
  };
}
