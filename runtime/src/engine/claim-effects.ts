//   E7. An effect is claimed in a committed row before it is attempted, and claimed rows of a dead process are pending again:
//       attempted at least once, possibly twice, always under one key.
//   E8. Lanes are per tenant: one tenant's backlog takes no turn from another.
import { crashPoint } from '../crash-points.ts';
import type { EffectSender, EffectSenders } from '../effects/index.ts';
import type { EngineStore, OutboxRow } from '../store/index.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Lanes } from './lanes.ts';

/** An effect that is ours to attempt. */
export interface Claim {
  readonly row: OutboxRow;
  readonly sender: EffectSender;
  /** Gives its turn at the destination back. */
  done(): void;
}

export interface Claims {
  readonly claims: readonly Claim[];
  /** When to look again. */
  readonly next: number;
}

interface Deps {
  readonly store: EngineStore;
  readonly queue: CommitQueue;
  readonly effects: EffectSenders;
  readonly lanes: Lanes;
  readonly perDestination: number;
}

/** Claims what may be attempted now, at every destination as many as it bears. */
export async function claimEffects(deps: Deps, now: number): Promise<Claims> {
  const found = deps.store.pendingLanes().map((lane) => {
    if (lane.nextAttemptAt > now) return { claims: [], next: lane.nextAttemptAt };
    return takeFrom(deps, lane.tenant, lane.destination, now);
  });
  const claims = found.flatMap((lane) => lane.claims);
  if (claims.length > 0) {
    crashPoint('effect-read');
    await writeClaims(deps.queue, claims);
    crashPoint('effect-claimed');
  }
  return { claims, next: Math.min(Number.POSITIVE_INFINITY, ...found.map((lane) => lane.next)) };
}

function takeFrom(deps: Deps, tenant: string, destination: string, now: number): Claims {
  const due = deps.store.pendingEffects(tenant, destination, now, deps.perDestination);
  const sender = deps.effects.get(due[0]?.request.type ?? '') ?? unsendable;
  const lane = deps.lanes.of(tenant, destination);
  const granted = lane.take(sender.rate, due.length, now);
  const claims = due.slice(0, granted).map((row) => ({ row, sender, done: lane.done }));
  // Held back by concurrency, the end of an attempt wakes the dispatcher; held back by the rate, its clock does.
  const freeAt = lane.freeAt(sender.rate, now);
  return { claims, next: freeAt > now ? freeAt : Number.POSITIVE_INFINITY };
}

async function writeClaims(queue: CommitQueue, claims: readonly Claim[]): Promise<void> {
  try {
    await queue.own({
      run({ tx }) {
        for (const { row } of claims) {
          const { tenant, key, attempts, lastError, response } = row;
          tx.updateOutbox(tenant, key, { status: 'delivering', attempts: attempts + 1, nextAttemptAt: null, lastError, response });
        }
      },
    });
  } catch (error) {
    for (const { done } of claims) done();
    throw error;
  }
}

const unsendable: EffectSender = {
  id: 'http',
  destination: (request) => request.type,
  send: async (request) => ({ type: 'dead', reason: `this program cannot send effects of type ${request.type}` }),
};
