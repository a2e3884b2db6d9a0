// Owns: the figures of the whole process, gathered at most every second or so however many ask, and the last hour of them.
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StoreGauges } from '../store/index.ts';
import type { EngineReport } from './engine-numbers.ts';
import { createHistory, type History } from './history.ts';
import { type LoopLag, measureLoopLag } from './loop-lag.ts';
import { type NotReady, readinessOf } from './readiness.ts';

const freshMs = 1_000;
const sampleMs = 10_000;
/** An engine that does not answer for so long is stuck or gone. */
const patienceMs = 2_000;

export interface Figures {
  readonly at: number;
  readonly engine: EngineReport;
  readonly store: StoreGauges;
  readonly loopLag: LoopLag;
  readonly memoryBytes: number;
  readonly uptimeSeconds: number;
  /** Of the disk the data folder lies on; null where it cannot be told. */
  readonly diskFreeBytes: number | null;
  readonly diskBytes: number | null;
  /** When the last backup was finished; null: none is known. */
  readonly backupAt: number | null;
}

export interface MonitorDeps {
  numbers(): Promise<EngineReport>;
  gauges(now: number): StoreGauges;
  now(): number;
  stopping(): boolean;
  /** When the last backup was finished. */
  lastBackup(): number | null;
  readonly databasePath: string;
}

export interface Monitor {
  /** Rejects when the engine does not answer. */
  figures(): Promise<Figures>;
  /** Why no work can be taken now; empty when it can. */
  notReady(): Promise<readonly NotReady[]>;
  readonly history: History;
  start(): void;
  stop(): void;
}

export function createMonitor(deps: MonitorDeps): Monitor {
  const history = createHistory();
  const lag = measureLoopLag();
  let kept: Promise<Figures> | undefined;
  let keptAt = Number.NEGATIVE_INFINITY;
  let sampling: NodeJS.Timeout | undefined;

  async function gather(): Promise<Figures> {
    const engine = await answered(deps.numbers());
    const disk = diskOf(deps.databasePath);
    return {
      at: deps.now(),
      engine,
      store: deps.gauges(deps.now()),
      loopLag: lag.read(),
      memoryBytes: process.memoryUsage.rss(),
      uptimeSeconds: process.uptime(),
      diskFreeBytes: disk?.free ?? null,
      diskBytes: disk?.all ?? null,
      backupAt: deps.lastBackup(),
    };
  }

  /** Those who ask at the same moment share one answer, also a failure. */
  function figures(): Promise<Figures> {
    const now = performance.now();
    if (kept && now - keptAt < freshMs) return kept;
    keptAt = now;
    kept = gather();
    return kept;
  }

  async function notReady(): Promise<readonly NotReady[]> {
    if (deps.stopping()) return ['stopping'];
    try {
      return readinessOf(await answered(deps.numbers()));
    } catch {
      return ['engine-silent'];
    }
  }

  return {
    figures,
    notReady,
    history,
    start() {
      const sample = () => {
        figures().then(history.add, () => undefined);
      };
      sample();
      sampling = setInterval(sample, sampleMs);
      sampling.unref();
    },
    stop() {
      clearInterval(sampling);
      lag.stop();
    },
  };
}

function answered<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the engine does not answer')), patienceMs);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function diskOf(path: string): { readonly free: number; readonly all: number } | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(dirname(path));
    return { free: bavail * bsize, all: blocks * bsize };
  } catch {
    return undefined;
  }
}
