import type { Clock } from '../engine/index.ts';

/** Waits, but no longer than until it is over or woken. */
export interface Rest {
  sleep(ms: number): Promise<void>;
  wake(): void;
}

const longest = 2 ** 31 - 1;

export function createRest({ after = startTimer }: Clock, signal: AbortSignal): Rest {
  let woken = false;
  let end: (() => void) | undefined;
  signal.addEventListener('abort', () => end?.());
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        if (woken || signal.aborted) {
          woken = false;
          return resolve();
        }
        const cancel = after(Math.min(Math.max(ms, 0), longest), () => end?.());
        end = () => {
          end = undefined;
          woken = false;
          cancel();
          resolve();
        };
      }),
    wake() {
      woken = true;
      end?.();
    },
  };
}

function startTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

const shortestMs = 1000;
const longestMs = 5 * 60_000;

/** How long to wait after so many failures in a row: twice as long each time, never all at the same instant. */
export function backOff(failures: number, random: () => number, asked = 0, shortest = shortestMs): number {
  const full = Math.min(longestMs, shortest * 2 ** Math.min(failures, 12));
  return Math.max(asked, Math.round(full * (0.5 + random() / 2)));
}
