import type { MessagePort } from 'node:worker_threads';
import type { Engine } from '../engine/index.ts';
import { Overloaded } from '../engine/index.ts';
import { type Answer, type Change, type Failure, type FromWriter, type Numbered, type ToWriter, unpackSubmissions } from './messages.ts';

/** Listens to the main thread on `port`, and lets the engine do what it asks. Gives what is told of changes. */
export function serveEngine(port: MessagePort): { onChange(tenant: string, change: Change['change']): void; serve(engine: Engine): void } {
  let watched = false;
  let answers: Answer[] = [];
  let changes: Change[] = [];
  const post = (message: FromWriter) => port.postMessage(message);

  /** Once for all that one commit has settled. */
  function answer(one: Answer): void {
    answers.push(one);
    if (answers.length > 1) return;
    queueMicrotask(() => {
      post({ type: 'answers', text: JSON.stringify(answers) });
      answers = [];
    });
  }

  function submit(engine: Engine, { id, submission }: Numbered): void {
    engine.submit(submission).then(
      (result) => answer([id, result]),
      (error: unknown) => answer([id, null, failureOf(error)]),
    );
  }

  async function call(engine: Engine, { id, method, args }: Extract<ToWriter, { type: 'call' }>): Promise<void> {
    try {
      const work = engine[method as keyof Engine] as (...given: readonly unknown[]) => unknown;
      post({ type: 'returned', id, value: await work(...args) });
    } catch (error) {
      post({ type: 'failed', id, failure: failureOf(error) });
    }
  }

  return {
    onChange(tenant, change) {
      // What caches of the main thread depend on is always told.
      if (!watched && change.type !== 'flow') return;
      changes.push({ tenant, change });
      if (changes.length > 1) return;
      queueMicrotask(() => {
        post({ type: 'changes', changes });
        changes = [];
      });
    },
    serve(engine) {
      port.on('message', (message: ToWriter) => {
        if (message.type === 'submissions') for (const one of unpackSubmissions(message)) submit(engine, one);
        else if (message.type === 'call') void call(engine, message);
        else watched = message.watched;
      });
    },
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Overloaded) return { name: error.name, message: error.message, retryAfter: error.retryAfter };
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
}
