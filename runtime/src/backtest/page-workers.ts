import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Log } from '../engine/index.ts';
import type { StoreQueries } from '../store/index.ts';
import type { PageResult, PageWorker } from './types.ts';
import { createPageWork } from './work-page.ts';

const idleMs = 20_000;

/** A thread of its own, started when there is work, ended when there is none. The engine and the screens have theirs. */
export function workOnThread({ program, path, log }: { readonly program: URL; readonly path: string; readonly log: Log }): PageWorker {
  const pool = new Piscina({
    filename: fileURLToPath(program),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
  });
  // A thread that dies while nobody waits for it must not take the process along.
  pool.on('error', (error: unknown) => log.error({ err: error }, 'the thread of trials has died and is started again'));
  return {
    work: async (task, signal) => (await pool.run({ path, task }, { name: 'work', signal })) as PageResult,
    count: async (question, signal) =>
      (await pool.run({ path, question }, { name: 'count', signal })) as Awaited<ReturnType<PageWorker['count']>>,
    stop: () => pool.destroy(),
  };
}

/** On the thread and the connection at hand, a page at a time. */
export function workHere(queries: StoreQueries): PageWorker {
  const workOn = createPageWork();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    async work(task) {
      await turn();
      return workOn(queries, task);
    },
    async count(question) {
      await turn();
      return queries.recordingCount(question.tenant, question);
    },
    async stop() {},
  };
}
