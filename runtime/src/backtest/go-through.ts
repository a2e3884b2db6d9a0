import { addTallies } from '@orderloom/shared/backtest';
import type { BackTestJob, JobState } from './job.ts';
import type { PageWorker } from './types.ts';

/** Orders a thread looks at before it says how far it is; a cancelled question ends there. */
const pageSize = 100;
/** Of the orders concerned, those that can be listed. */
const mostListed = 10_000;

/** All pages of a question, one after the other; how it ended. */
export async function goThrough(
  worker: PageWorker,
  job: BackTestJob,
  signal: AbortSignal,
  change: (more: Partial<JobState>) => void,
): Promise<JobState['status']> {
  let cursor: string | null = null;
  do {
    const page = await worker.work({ job: job.id, question: job.question, cursor, limit: pageSize }, signal);
    if (signal.aborted) return 'cancelled';
    if (!page.ok) {
      change({ problems: page.problems });
      return 'failed';
    }
    const { tally, concerned } = job.state;
    change({ tally: addTallies(tally, page.tally), concerned: [...concerned, ...page.concerned].slice(0, mostListed) });
    cursor = page.next;
  } while (cursor !== null && job.state.tally.orders < job.state.total);
  return 'done';
}
