import { useSyncExternalStore } from 'react';

interface Ticker {
  now: number;
  timer: ReturnType<typeof setInterval> | undefined;
  readonly listeners: Set<() => void>;
}

const tickers = new Map<number, Ticker>();

/** The present time, told anew every `interval` ms; all who ask with the same interval share one timer. */
export function useNow(interval: number): number {
  return useSyncExternalStore(
    (listener) => watch(interval, listener),
    () => tickerOf(interval).now,
  );
}

function tickerOf(interval: number): Ticker {
  const known = tickers.get(interval);
  if (known) return known;
  const made: Ticker = { now: Date.now(), timer: undefined, listeners: new Set() };
  tickers.set(interval, made);
  return made;
}

function watch(interval: number, listener: () => void): () => void {
  const ticker = tickerOf(interval);
  ticker.listeners.add(listener);
  if (ticker.timer === undefined) {
    ticker.now = Date.now();
    ticker.timer = setInterval(() => {
      ticker.now = Date.now();
      for (const tell of ticker.listeners) tell();
    }, interval);
  }
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearInterval(ticker.timer);
    ticker.timer = undefined;
  };
}
