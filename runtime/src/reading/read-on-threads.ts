// Reading never makes a delivery wait: it happens on threads of its own, over connections that can only read. An answer has its
// time; a thread that does not keep it is ended and another takes its place. No statement holds what it saw for longer than a page
// of it takes, so the write-ahead log can be folded into the file however long somebody reads.
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Log } from '../engine/index.ts';
import type { StoreQueries } from '../store/index.ts';
import { queriesBy } from './query-names.ts';
import { type ReadAnswer, type Reading, ReadingRefused, type ReadTask } from './types.ts';

const threads = 2;
const waiting = 64;
/** For one answer, and for it with the wait before it. */
const answerMs = 4_000;
const patienceMs = 8_000;
const idleMs = 60_000;
/** The index of texts begins to follow when the start is over, in small pieces while it has far to go. */
const firstFollowMs = 2_000;
const followMs = 40;
const followEveryMs = 1_000;
const followPauseMs = 20;

interface Options {
  /** The program of a reading thread. */
  readonly program: URL;
  /** The database file. */
  readonly path: string;
  readonly log: Log;
}

/** Starts no thread before there is something to read. */
export function readOnThreads({ program, path, log }: Options): Reading {
  const pool = new Piscina({
    filename: fileURLToPath(program),
    minThreads: 0,
    maxThreads: threads,
    maxQueue: waiting,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
  });
  let stopped = false;
  let timer = setTimeout(follow, firstFollowMs).unref();

  async function ask(name: keyof StoreQueries, args: readonly unknown[]): Promise<unknown> {
    if (pool.queueSize >= waiting) throw new ReadingRefused('too-many');
    const signal = AbortSignal.timeout(patienceMs);
    const task: ReadTask = { path, name, args, ms: answerMs };
    const answer = (await pool.run(task, { name: 'read', signal }).catch((error: unknown) => {
      throw signal.aborted || stopped ? new ReadingRefused('too-long') : error;
    })) as ReadAnswer;
    if (!answer.ok) throw new ReadingRefused(answer.reason);
    return answer.value;
  }

  async function follow(): Promise<void> {
    const more = await pool.run({ path, ms: followMs }, { name: 'followTexts' }).catch((error: unknown) => {
      if (!stopped) log.error({ err: error }, 'the index of texts could not follow');
      return false;
    });
    if (!stopped) timer = setTimeout(follow, more ? followPauseMs : followEveryMs).unref();
  }

  return {
    queries: queriesBy(ask),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await pool.destroy();
    },
  };
}
