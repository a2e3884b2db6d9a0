import type { lateCauses, SystemState } from '@orderloom/shared/api';
import type { LiveDestination } from '../engine/index.ts';
import { type Figures, type NotReady, quantileOf, type Sample } from '../metrics/index.ts';
import type { Capped, TenantGauges } from '../store/index.ts';

interface Around {
  readonly tenant: string;
  readonly notReady: readonly NotReady[];
  readonly version: string;
  readonly synchronous: string;
  readonly settings: SystemState['settings'];
  readonly history: readonly Sample[];
  readonly destinations: readonly Pick<LiveDestination, 'id' | 'breaker'>[];
  /** Destinations a person has paused. */
  readonly paused: ReadonlySet<string>;
}

type Cause = SystemState['timers']['causes'][number];

const none: Capped = { count: 0, capped: false };

/** How the server is, as the system page shows it: the process as a whole, and what waits in the asker's own company (E8). */
export function presentSystem(figures: Figures, around: Around): SystemState {
  const { engine, store } = figures;
  const own = store.tenants.find(({ tenant }) => tenant === around.tenant);
  const { commitTrouble } = engine;
  return {
    at: iso(figures.at),
    version: around.version,
    node: process.version,
    uptime: Math.floor(figures.uptimeSeconds),
    synchronous: around.synchronous,
    notReady: [...around.notReady],
    commitTrouble: commitTrouble && { ...commitTrouble, at: iso(commitTrouble.at) },
    orders: { ...own?.orders },
    queue: { ...engine.queue, refused: engine.refused },
    timers: presentTimers(figures, own),
    outbox: { pending: own?.outboxPending ?? none, delivering: own?.outboxDelivering ?? none, dead: own?.outboxDead ?? none },
    destinations: presentDestinations(figures, around),
    inbox: { quarantined: own?.inboxQuarantined ?? none },
    cache: { bytes: engine.cacheBytes, ...engine.cache },
    disk: { database: store.databaseBytes, wal: store.walBytes, free: figures.diskFreeBytes, size: figures.diskBytes },
    memory: figures.memoryBytes,
    backupAt: figures.backupAt === null ? null : iso(figures.backupAt),
    settings: around.settings,
    history: around.history.map((sample) => ({ ...sample, at: iso(sample.at) })),
  };
}

function presentTimers(figures: Figures, own: TenantGauges | undefined): SystemState['timers'] {
  const { timersArmed = none, timersLate = none, timersFailed = none, nextTimerDue = null } = own ?? {};
  return {
    armed: timersArmed,
    late: timersLate,
    failed: timersFailed,
    overdue: nextTimerDue === null ? 0 : Math.max(0, figures.at - nextTimerDue) / 1000,
    causes: causesOf(figures, own),
  };
}

/** Why timers did not fire: those that wait although they are due, and those set aside, by what they say. */
function causesOf({ engine }: Figures, own: TenantGauges | undefined): Cause[] {
  const causes = new Map<Cause['type'], Cause>();
  const count = (type: (typeof lateCauses)[number], by: number, example: string | null) => {
    const known = causes.get(type);
    causes.set(type, { type, count: (known?.count ?? 0) + by, example: known?.example ?? example });
  };
  for (const error of own?.timerErrors ?? []) count(causeOf(error), 1, error);
  if (own && own.timersLate.count > 0) {
    count(engine.commitTrouble ? 'cannot-commit' : 'engine-behind', own.timersLate.count, engine.commitTrouble?.reason ?? null);
  }
  return [...causes.values()];
}

function causeOf(error: string): Cause['type'] {
  if (error.includes('cannot be loaded')) return 'version';
  return error.includes('ORDERLOOM_MAX_') ? 'limit' : 'failed';
}

function presentDestinations({ engine, store }: Figures, { tenant, destinations, paused }: Around): SystemState['destinations'] {
  const waiting = new Map(store.destinations.filter((one) => one.tenant === tenant).map((one) => [one.destination, one.pending]));
  const attempts = new Map(engine.attempts.map((one) => [one.destination, one]));
  const breakers = new Map(destinations.map(({ id, breaker }) => [id, breaker.state]));
  const names = new Set([...waiting.keys(), ...breakers.keys()]);
  return [...names].map((destination) => {
    const tried = attempts.get(destination);
    return {
      destination,
      breaker: breakers.get(destination) ?? 'closed',
      paused: paused.has(destination),
      pending: waiting.get(destination) ?? none,
      delivered: tried?.outcomes.delivered ?? 0,
      retries: tried?.outcomes.retry ?? 0,
      dead: tried?.outcomes.dead ?? 0,
      p95: tried ? quantileOf(tried.seconds, 0.95) : null,
    };
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
