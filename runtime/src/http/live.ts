import { type LiveChange, systemRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';

const heartbeatMs = 15_000;
/** A reader that falls this far behind is cut off; it comes back and reads everything anew. */
const maxBehind = 1000;

/** Changes of one tenant as server-sent events. */
export function serveLive(app: Hono<Environment>, { subscribe, onStop }: HttpDeps): void {
  implement(app, systemRoutes.live, ({ actor, context }) => {
    const isWelcome = nowAndThen(context.get('stillSignedIn'));
    const answer = streamSSE(context, async (stream) => {
      const changes = queueOf((listener) => subscribe(actor.tenant, listener));
      const forget = onStop(() => stream.abort());
      stream.onAbort(changes.wake);
      await stream.write(': connected\n\n');
      while (!stream.aborted && changes.waiting.length < maxBehind && isWelcome()) {
        const change = changes.waiting.shift();
        if (change) await stream.writeSSE({ event: 'change', data: JSON.stringify(change) });
        else if (await changes.idle()) await stream.write(': heartbeat\n\n');
      }
      changes.end();
      forget();
    });
    answer.headers.set('cache-control', 'no-store');
    answer.headers.set('x-accel-buffering', 'no');
    return answer;
  });
}

/** Asks again once a heartbeat has passed, however much happens. */
function nowAndThen(ask: () => boolean): () => boolean {
  let last = performance.now();
  return () => {
    if (performance.now() - last < heartbeatMs) return true;
    last = performance.now();
    return ask();
  };
}

function queueOf(subscribe: (listener: (change: LiveChange) => void) => () => void) {
  const waiting: LiveChange[] = [];
  let awake = () => {};
  const wake = () => awake();
  const end = subscribe((change) => {
    waiting.push(change);
    wake();
  });
  /** Waits until woken; true when nothing happened for a heartbeat. */
  const idle = () =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), heartbeatMs);
      awake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  return { waiting, wake, end, idle };
}
