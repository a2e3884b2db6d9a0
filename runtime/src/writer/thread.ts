import { Worker } from 'node:worker_threads';
import type { Log } from '../engine/index.ts';
import type { Settings } from '../settings.ts';
import type { FromWriter, ToWriter } from './messages.ts';

const restartAfterMs = 200;

interface Deps {
  /** The program of the thread. */
  readonly program: URL;
  readonly settings: Settings;
  readonly log: Log;
  hear(message: FromWriter): void;
  /** The thread has died; what was asked of it will not be answered. */
  onLost(): void;
  /** It runs again, and knows nothing. */
  onAgain(): void;
}

export interface WriterThread {
  post(message: ToWriter): void;
  end(): Promise<void>;
}

/** Starts the writer's thread, and starts it again when it dies. */
export function startThread(deps: Deps): WriterThread {
  let ending = false;
  let worker = begin();

  function begin(): Worker {
    const thread = new Worker(deps.program, { workerData: deps.settings });
    thread.on('message', deps.hear);
    thread.on('error', (error) => deps.log.error({ err: error }, 'the writer has failed and is started again'));
    thread.on('exit', () => {
      if (!ending) again();
    });
    return thread;
  }

  function again(): void {
    deps.onLost();
    setTimeout(() => {
      // What was asked meanwhile went to a thread that is no more.
      deps.onLost();
      worker = begin();
      deps.onAgain();
    }, restartAfterMs);
  }

  return {
    post: (message) => worker.postMessage(message, message.type === 'submissions' ? [message.bodies.buffer] : []),
    async end() {
      ending = true;
      await worker.terminate();
    },
  };
}
