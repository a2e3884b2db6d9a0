// Owns: going through the items of an incident for a mend that somebody has started. Does not own: what mending one item is (engine).
//   A mend is a stored row; every item's result is written with its repair. Cut off, it goes on after the next start where it was.
//   A few items at a time, each a job of its own between the traffic; the next few only when these are done.
import type { LiveChange, Mend } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import { problem } from '@orderloom/shared/base';
import type { Clock, Engine, IdSource, Log } from '../engine/index.ts';
import { Overloaded } from '../engine/index.ts';
import type { InboxRow, IncidentRow, ItemRow, MendJobRow, Store } from '../store/index.ts';

const chunk = 16;
const pauseMs = 1000;
/** Failures one after the other, other than being too busy, after which a mend stops and can be begun anew. */
const mostFailures = 30;

interface Deps {
  readonly store: Store;
  readonly engine: Pick<Engine, 'mendItem' | 'noteReplay'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  /** Interprets a delivery again and submits it. */
  replay(tenant: string, row: InboxRow, by: string): Promise<unknown>;
  announce(tenant: string, change: LiveChange): void;
}

export interface MendOrder {
  readonly incident: string;
  readonly mend: Mend;
  readonly reason: string;
  readonly by: string;
  readonly order?: string | undefined;
}

export interface Mending {
  /** Undefined: there is no such incident or order. */
  begin(tenant: string, order: MendOrder): MendJobRow | 'running' | undefined;
  /** What is mended stays so. */
  halt(tenant: string, job: string): MendJobRow | undefined;
  /** Goes on with what a stop or a crash cut off. */
  start(): void;
  stop(): Promise<void>;
}

export function createMending(deps: Deps): Mending {
  const { store, clock, ids, log } = deps;
  const underWay = new Map<number, Promise<void>>();
  let stopping = false;

  function run(job: MendJobRow): void {
    if (stopping || underWay.has(job.row)) return;
    const work = goThrough(deps, job, () => stopping)
      .catch((error: unknown) => log.error({ err: error, mend: job.id }, 'a mend could not go on'))
      .finally(() => underWay.delete(job.row));
    underWay.set(job.row, work);
  }

  return {
    begin(tenant, { incident, ...order }) {
      const job = store.incidents.startJob(tenant, incident, { id: ids.next(), ...order }, clock.now());
      if (job === undefined || job === 'running') return job;
      deps.announce(tenant, { type: 'incident', id: incident });
      run(job);
      return job;
    },
    halt(tenant, id) {
      const job = store.incidents.job(tenant, id);
      if (!job) return undefined;
      store.incidents.endJob(job, 'stopped', clock.now());
      return store.incidents.job(tenant, id);
    },
    start() {
      for (const job of store.incidents.runningJobs()) run(job);
    },
    async stop() {
      stopping = true;
      await Promise.all(underWay.values());
    },
  };
}

async function goThrough(deps: Deps, job: MendJobRow, stopping: () => boolean): Promise<void> {
  const { store, log } = deps;
  const stillRuns = () => !stopping() && store.incidents.job(job.tenant, job.id)?.status === 'running';
  let place = job.place;
  let failures = 0;
  const counted = (trouble: unknown) => (trouble === undefined || trouble instanceof Overloaded ? 0 : failures + 1);
  while (stillRuns()) {
    const items = store.incidents.nextItems(job, place, chunk);
    const last = items.at(-1);
    if (!last) return end(deps, job, 'done');
    const trouble = await mendAll(deps, job, items);
    failures = counted(trouble);
    if (failures > 0) log.warn({ err: trouble, mend: job.id, failures }, 'items of a mend come again');
    if (failures === mostFailures) return end(deps, job, 'stopped');
    if (trouble === undefined) place = last.row;
    else await new Promise((resolve) => setTimeout(resolve, pauseMs));
    tell(deps, job);
  }
}

function end(deps: Deps, job: MendJobRow, status: 'done' | 'stopped'): void {
  deps.store.incidents.endJob(job, status, deps.clock.now());
  tell(deps, job);
}

/** What kept an item from being mended, if anything did; the same items then come again, and those that are mended stay so. */
async function mendAll(deps: Deps, job: MendJobRow, items: readonly ItemRow[]): Promise<unknown> {
  const settled = await Promise.allSettled(items.map((item) => mendOne(deps, job, item)));
  const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  return failures.find((error) => !(error instanceof Overloaded)) ?? failures[0];
}

async function mendOne({ engine, store, replay }: Deps, job: MendJobRow, { row: item }: ItemRow): Promise<void> {
  const { tenant, row, mend, reason, by } = job;
  const answer = await engine.mendItem(tenant, { job: row, item, mend, reason, actor: by });
  if (answer.type !== 'replay') return;
  const delivery = store.queries.inboxItem(tenant, answer.inbox);
  if (delivery) await replay(tenant, delivery, by);
  await engine.noteReplay(tenant, { job: row, item }, problemsOf(store.queries.inboxItem(tenant, answer.inbox)));
}

function problemsOf(delivery: InboxRow | undefined): readonly Problem[] {
  if (delivery) return delivery.problems;
  return [problem('delivery.gone', '', { zh: '这条消息已不存在。', en: 'The delivery is gone.' })];
}

function tell({ store, announce }: Deps, job: MendJobRow): void {
  const incident: IncidentRow | undefined = store.incidents.byRow(job.incident);
  if (incident) announce(job.tenant, { type: 'incident', id: incident.id });
}
