import { LiveChange, systemRoutes } from '@orderloom/shared/api';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { send } from './client.ts';
import { keys } from './keys.ts';
import { serverEvents } from './server-events.ts';

const firstPause = 500;
const longestPause = 15_000;
/** Under load many changes of one kind are answered by one read. */
const gather = 250;

/** A change, or that the stream was (re)opened and changes may have been missed until now. */
export type LiveNews = LiveChange | { readonly type: 'opened' };
type Listener = (news: LiveNews) => void;
const listeners = new Set<Listener>();

/** Hears every change while mounted. */
export function useLiveChanges(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

/** Keeps the one live stream of the page open, and what it reports as changed read again. */
export function useLiveStream(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const invalidate = gathering(queries);
    void follow(stop.signal, {
      opened: () => {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => mayHaveChanged(queryKey) });
        tell({ type: 'opened' });
      },
      changed: (change) => {
        invalidate(change);
        tell(change);
      },
    });
    return () => stop.abort();
  }, [queries]);
}

function tell(news: LiveNews): void {
  for (const listener of listeners) listener(news);
}

/** Not what never changes, nor the order list, whose screen sees to itself. */
function mayHaveChanged([first, second]: readonly unknown[]): boolean {
  const steady: readonly unknown[] = [keys.me[0], keys.templates[0], keys.channelTypes[0], 'flow-version'];
  return !steady.includes(first) && second !== 'list';
}

async function follow(signal: AbortSignal, on: { opened(): void; changed(change: LiveChange): void }): Promise<void> {
  let pause = firstPause;
  while (!signal.aborted) {
    try {
      const response = await send(systemRoutes.live, { signal });
      pause = firstPause;
      on.opened();
      if (response.body) await report(response.body, on.changed);
    } catch {
      pause = Math.min(pause * 2, longestPause);
    }
    await waited(pause * (0.75 + Math.random() / 2), signal);
  }
}

async function report(body: ReadableStream<Uint8Array>, changed: (change: LiveChange) => void): Promise<void> {
  for await (const data of serverEvents(body)) {
    const change = LiveChange.safeParse(parsed(data));
    if (change.success) changed(change.data);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function gathering(queries: QueryClient): (change: LiveChange) => void {
  const waiting = new Map<string, readonly string[]>();
  return (change) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const due = [...waiting.values()];
        waiting.clear();
        for (const queryKey of due) void queries.invalidateQueries({ queryKey });
      }, gather);
    }
    for (const queryKey of touchedBy(change)) waiting.set(queryKey.join('/'), queryKey);
  };
}

/** The cached answers that a change makes stale. The order list is left to its screen, which never lets rows jump. */
export function touchedBy(change: LiveChange): readonly (readonly string[])[] {
  switch (change.type) {
    case 'order':
      return [keys.order(change.order), keys.flows, keys.releases, keys.timers];
    case 'flow':
      return [keys.flows, keys.releases];
    case 'inbox':
      return [keys.inbox];
    case 'outbox':
      return [keys.outbox];
    case 'incident':
      return [keys.incidents];
    case 'migration':
      return [keys.releases, keys.migrations];
  }
}

function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
