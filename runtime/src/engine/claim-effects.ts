//   E7. An effect is claimed in a committed row before it is attempted, and claimed rows of a dead process are pending again:
//       attempted at least once, possibly twice, always under one key.
//   E8. Lanes are per tenant: one tenant's backlog takes no turn from another.
import type { DestinationSettings } from '@orderloom/shared/actions';
import { crashPoint } from '../crash-points.ts';
import type { EffectSender, EffectSenders } from '../effects/index.ts';
import type { EngineStore, OutboxRow } from '../store/index.ts';
import type { CommitQueue } from './commit-queue.ts';
import { settingsOf } from './destination-settings.ts';
import type { Lane, Lanes } from './lanes.ts';

/** An effect that is ours to attempt. */
export interface Claim {
  readonly row: OutboxRow;
  readonly sender: EffectSender;
  readonly lane: Lane;
  readonly settings: DestinationSettings;
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
  readonly delivery: Partial<DestinationSettings>;
}

interface Place {
  readonly tenant: string;
  readonly destination: string;
  readonly nextAttemptAt: number;
}

const nothing: Claims = { claims: [], next: Number.POSITIVE_INFINITY };

/**
 * Claims what may be attempted now: at every destination as many as it bears, over all at most `room`. Who comes first moves on with
 * each `turn`, so that nobody is last for ever. Of a backlog no more is read than can be sent.
 */
export async function claimEffects(deps: Deps, now: number, room: number, turn: number): Promise<Claims> {
  const places = deps.store.pendingLanes();
  const first = places.length === 0 ? 0 : turn % places.length;
  const claims: Claim[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const place of [...places.slice(first), ...places.slice(0, first)]) {
    const found = claimAt(deps, place, now, room - claims.length);
    claims.push(...found.claims);
    next = Math.min(next, found.next);
  }
  if (claims.length > 0) {
    crashPoint('effect-read');
    await writeClaims(deps.queue, claims);
    crashPoint('effect-claimed');
  }
  return { claims, next };
}

function claimAt(deps: Deps, { tenant, destination, nextAttemptAt }: Place, now: number, left: number): Claims {
  const known = deps.store.destination(tenant, destination);
  if (known?.pause) return nothing;
  const lane = deps.lanes.of(tenant, destination);
  const settings = settingsOf(known, deps.delivery);
  const { room, next } = lane.room(settings, now);
  if (nextAttemptAt > now) return { claims: [], next: Math.max(nextAttemptAt, next === Number.POSITIVE_INFINITY ? 0 : next) };
  const limit = Math.min(room, left);
  if (limit <= 0) return { claims: [], next };
  const due = deps.store.pendingEffects(tenant, destination, now, limit);
  const own = known ? settings : settingsOf({ type: due[0]?.request.type ?? '', settings: {} }, deps.delivery);
  const claims = due.slice(0, lane.begin(own, due.length, now)).map((row): Claim => {
    return { row, lane, settings: own, sender: deps.effects.get(row.request.type) ?? unsendable };
  });
  const later = due.length < limit ? deps.store.nextPending(tenant, destination, now) : Number.POSITIVE_INFINITY;
  return { claims, next: Math.min(later, lane.room(own, now).next) };
}

async function writeClaims(queue: CommitQueue, claims: readonly Claim[]): Promise<void> {
  try {
    await queue.own({
      run({ tx }) {
        for (const { row } of claims) {
          const { tenant, key, destination, attempts, lastError, response, cause } = row;
          tx.meetDestination(tenant, destination, row.request.type);
          tx.updateOutbox(tenant, key, { status: 'delivering', attempts: attempts + 1, nextAttemptAt: null, lastError, response, cause });
        }
      },
    });
  } catch (error) {
    for (const { lane } of claims) lane.giveBack();
    throw error;
  }
}

const unsendable: EffectSender = {
  id: 'http',
  destination: (request) => request.type,
  send: async (request) => ({ type: 'dead', cause: 'unknown', reason: `this program cannot send effects of type ${request.type}` }),
};
