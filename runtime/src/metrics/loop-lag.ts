import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the timers of a thread ran since it was last asked, in seconds: how long anything on it had to wait for its turn. */
export interface LoopLag {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoopLagMeter {
  read(): LoopLag;
  stop(): void;
}

/** Measures the event loop of the thread it is called on. */
export function measureLoopLag(): LoopLagMeter {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  return {
    read() {
      const lag = { p50: beyond(delays.percentile(50)), p99: beyond(delays.percentile(99)), max: beyond(delays.max) };
      delays.reset();
      return lag;
    },
    stop() {
      delays.disable();
    },
  };
}

const resolution = 20;

/** What is measured is the whole interval of a timer; late is only what is beyond it. */
function beyond(nanoseconds: number): number {
  return Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - resolution / 1000) : 0;
}
