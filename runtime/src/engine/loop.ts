import type { Clock, Log } from './types.ts';
import { waitWith } from './wait.ts';

/** Below the 32-bit limit of a process timer, and often enough that a clock of the wall that was set forward is noticed. */
const longestWaits = { simulated: 60_000, wall: 5_000 };
const waitAfterTrouble = 1_000;

interface Options {
  readonly clock: Clock;
  readonly log: Log;
  /** For the log, when a turn throws. */
  readonly trouble: string;
  /** Does what is due; gives the instant of the next turn. */
  turn(): Promise<number>;
}

/** Work that recurs: one turn at a time, the next at the instant the last one named, or earlier when woken. */
export interface Loop {
  start(): void;
  wakeAt(at: number): void;
  /** No turn begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export function createLoop({ clock, log, trouble, turn }: Options): Loop {
  const longestWait = clock.after ? longestWaits.simulated : longestWaits.wall;
  let running = false;
  let turning: Promise<void> | undefined;
  let next = Number.POSITIVE_INFINITY;
  let callOff = (): void => {};

  function wakeAt(at: number): void {
    if (!running || at >= next) return;
    next = at;
    if (!turning) arrange();
  }

  function arrange(): void {
    callOff();
    const wait = Math.min(next - clock.now(), longestWait);
    callOff = wait <= 0 ? soon(begin) : waitWith(clock, wait, begin);
  }

  function begin(): void {
    next = Number.POSITIVE_INFINITY;
    turning = turn()
      .catch((error: unknown) => {
        log.error({ err: error }, trouble);
        return clock.now() + waitAfterTrouble;
      })
      .then((at) => {
        turning = undefined;
        next = Math.min(next, at, clock.now() + longestWait);
        if (running) arrange();
      });
  }

  return {
    start() {
      running = true;
      begin();
    },
    wakeAt,
    async stop() {
      running = false;
      callOff();
      await turning;
    },
  };
}

function soon(run: () => void): () => void {
  const immediate = setImmediate(run);
  return () => clearImmediate(immediate);
}
