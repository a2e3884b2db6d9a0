import { useSyncExternalStore } from 'react';

interface Ticker {
  readonly watch: (listener: () => void) => () => void;
  readonly read: () => number;
}

const tickers = new Map<number, Ticker>();

/** The present time, told anew every `interval` ms; all who ask with the same interval share one timer. */
export function useNow(interval: number): number {
  const ticker = tickers.get(interval) ?? createTicker(interval);
  return useSyncExternalStore(ticker.watch, ticker.read);
}

/** Its functions never change, so that a component subscribes once, not at each rendering. */
function createTicker(interval: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    now = Date.now();
    for (const tell of listeners) tell();
  };
  const ticker: Ticker = {
    read: () => now,
    watch(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        now = Date.now();
        timer = setInterval(tick, interval);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
  tickers.set(interval, ticker);
  return ticker;
}
