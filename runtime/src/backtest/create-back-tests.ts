// Owns: the questions that were asked and what was found. All of it is in memory and may be asked again: nothing is stored, and a
// restart forgets it. Does not own: what a draft does to an order (shared), reading.
import { emptyTally } from '@orderloom/shared/backtest';
import type { Clock, IdSource, Log } from '../engine/index.ts';
import { goThrough } from './go-through.ts';
import type { BackTestJob, JobState } from './job.ts';
import type { PageWorker, Question } from './types.ts';

/** Orders looked at for one question, the newest first. */
const mostOrders = 50_000;
/** Questions kept, over all tenants, and those that wait. */
const mostKept = 12;
const mostWaiting = 4;

interface Deps {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly worker: PageWorker;
}

export interface BackTests {
  /** One question of a person and flow at a time: the one before is given up. Undefined: too many wait. */
  ask(question: Question, by: string): BackTestJob | undefined;
  get(tenant: string, id: string): BackTestJob | undefined;
  cancel(tenant: string, id: string): boolean;
  stop(): Promise<void>;
}

/** Takes orders through drafts, one question after the other. */
export function createBackTests({ clock, ids, log, worker }: Deps): BackTests {
  const jobs = new Map<string, BackTestJob & { readonly abort: AbortController; readonly by: string; state: JobState }>();
  let chain: Promise<void> = Promise.resolve();
  type Job = NonNullable<ReturnType<typeof jobs.get>>;

  async function run(job: Job): Promise<void> {
    const { signal } = job.abort;
    if (signal.aborted) return;
    const began = clock.now();
    const change = (more: Partial<JobState>) => {
      job.state = { ...job.state, ...more, tookMs: clock.now() - began };
    };
    try {
      const { inFlight, ended } = await worker.count(job.question, signal);
      const total = Math.min(mostOrders, inFlight + ended);
      change({ status: 'running', total, cut: inFlight + ended - total });
      change({ status: await goThrough(worker, job, signal, change) });
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, flow: job.question.flow }, 'taking orders through a draft failed');
      change({ status: 'failed' });
    }
  }

  function giveUp(job: Job): void {
    job.abort.abort();
    if (job.state.status === 'waiting' || job.state.status === 'running') job.state = { ...job.state, status: 'cancelled' };
    jobs.delete(job.id);
  }

  function makeRoom(): void {
    const ended = [...jobs.values()].filter(({ state }) => state.status !== 'waiting' && state.status !== 'running');
    for (const job of ended.slice(0, Math.max(0, jobs.size - mostKept + 1))) jobs.delete(job.id);
  }

  return {
    ask(question, by) {
      for (const job of [...jobs.values()]) {
        const { tenant, flow } = job.question;
        if (tenant === question.tenant && flow === question.flow && job.by === by) giveUp(job);
      }
      if ([...jobs.values()].filter(({ state }) => state.status === 'waiting').length >= mostWaiting) return undefined;
      makeRoom();
      const state: JobState = { status: 'waiting', total: 0, cut: 0, tally: emptyTally, concerned: [], tookMs: 0, problems: [] };
      const job = { id: ids.next(), question, by, state, abort: new AbortController() };
      jobs.set(job.id, job);
      chain = chain.then(() => run(job));
      return job;
    },
    get(tenant, id) {
      const job = jobs.get(id);
      return job?.question.tenant === tenant ? job : undefined;
    },
    cancel(tenant, id) {
      const job = jobs.get(id);
      if (job?.question.tenant !== tenant) return false;
      giveUp(job);
      return true;
    },
    async stop() {
      for (const job of [...jobs.values()]) giveUp(job);
      await chain;
      await worker.stop();
    },
  };
}
