// Owns: the engine as the main thread sees it. The engine itself runs on the writer's thread, with a database connection of its own, so
// that neither an fsync nor a step holds up a request, and no screen holds up a commit.
//   E1. A submission's promise resolves with the writer's answer, which it gives after the COMMIT. If the thread dies before it answers,
//       the sender is told to come again: whether it was committed is not known here, and its key makes it happen once.
//   E9. What is under way is counted here, and refused here, before it costs anything.
import { type Engine, type Log, Overloaded } from '../engine/index.ts';
import type { EngineReport } from '../metrics/engine-numbers.ts';
import type { Settings } from '../settings.ts';
import { type Answer, type Change, type FromWriter, type Numbered, packSubmissions } from './messages.ts';
import { createReplies } from './replies.ts';
import { startThread } from './thread.ts';

const retryAfterSeconds = 1;

interface Deps {
  /** The program of the thread. */
  readonly program: URL;
  readonly settings: Settings;
  readonly maxQueue: number;
  readonly log: Log;
  onChange(tenant: string, change: Change['change']): void;
}

export interface RemoteEngine extends Engine {
  /** Whether anybody wants to hear of orders and deliveries; nothing is told unless somebody does. */
  watch(watched: boolean): void;
}

/** Starts the writer's thread; what is asked of it before it is ready waits. */
export function createRemoteEngine(deps: Deps): RemoteEngine {
  const replies = createReplies();
  let gathered: Numbered[] = [];
  let stopping = false;
  let started = false;
  let watched = false;
  let refused = 0;
  const thread = startThread({
    ...deps,
    hear: (message) => hear(deps, replies, message),
    onLost: () => void replies.abandon(new Overloaded(retryAfterSeconds, 'the writer has failed and is being started again')),
    onAgain() {
      thread.post({ type: 'watched', watched });
      if (started) startThere();
    },
  });

  function call<T>(method: string, args: readonly unknown[]): Promise<T> {
    return replies.ask((id) => thread.post({ type: 'call', id, method, args }));
  }

  function startThere(): void {
    call('start', []).catch((error: unknown) => deps.log.error({ err: error }, 'timers and deliveries could not be started'));
  }

  function sendGathered(): void {
    if (gathered.length > 0) thread.post(packSubmissions(gathered));
    gathered = [];
  }

  const own: Pick<RemoteEngine, 'submit' | 'numbers' | 'start' | 'stop' | 'watch'> = {
    submit(submission) {
      if (stopping) return Promise.reject(new Overloaded(retryAfterSeconds, 'the runtime is stopping'));
      if (replies.size >= deps.maxQueue) {
        refused += 1;
        return Promise.reject(new Overloaded(retryAfterSeconds, `${replies.size} deliveries are waiting already`));
      }
      return replies.ask((id) => {
        gathered.push({ id, submission });
        // What comes in the same turn of the loop travels together; a delivery that is alone does not wait for company.
        if (gathered.length === 1) (replies.size > 1 ? setImmediate : queueMicrotask)(sendGathered);
      });
    },
    async numbers() {
      const report = await call<EngineReport>('numbers', []);
      // What waits and what is refused is decided here.
      return { ...report, refused: report.refused + refused, queue: { waiting: replies.size, limit: deps.maxQueue } };
    },
    start() {
      started = true;
      startThere();
    },
    async stop() {
      stopping = true;
      sendGathered();
      await call('stop', []);
      await thread.end();
    },
    watch(now) {
      watched = now;
      thread.post({ type: 'watched', watched });
    },
  };
  return withEverythingElse(own, call);
}

function hear(deps: Deps, replies: ReturnType<typeof createReplies>, message: FromWriter): void {
  switch (message.type) {
    case 'answers':
      for (const [id, result, failure] of JSON.parse(message.text) as Answer[]) replies.settle(id, result, failure);
      break;
    case 'returned':
      replies.settle(message.id, message.value);
      break;
    case 'failed':
      replies.settle(message.id, undefined, message.failure);
      break;
    case 'changes':
      for (const { tenant, change } of message.changes) deps.onChange(tenant, change);
  }
}

/** What is not done here is asked of the thread, by its name. */
function withEverythingElse(own: object, call: (method: string, args: readonly unknown[]) => Promise<unknown>): RemoteEngine {
  return new Proxy(own as RemoteEngine, {
    get(known, name) {
      // Asked of whatever is awaited: an engine is not a promise.
      if (name === 'then' || typeof name === 'symbol') return undefined;
      return Reflect.get(known, name) ?? ((...args: unknown[]) => call(name, args));
    },
  });
}
