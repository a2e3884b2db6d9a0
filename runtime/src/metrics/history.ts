import type { Capped } from '../store/index.ts';
import { countOf, type HistogramFigures, quantileOf } from './histogram.ts';
import type { Figures } from './monitor.ts';

/** One hour at a sample every ten seconds. */
const kept = 360;

/** How the process was at one instant, and over the time since the sample before. */
export interface Sample {
  readonly at: number;
  readonly stepsPerSecond: number;
  /** Seconds; null when nothing was committed. */
  readonly commitP50: number | null;
  readonly commitP99: number | null;
  readonly queue: number;
  readonly late: number;
  readonly quarantined: number;
  readonly dead: number;
  readonly pending: number;
  /** Share of orders that were in memory; null when none was asked for. */
  readonly cacheHits: number | null;
  readonly lagP99: number;
}

export interface History {
  add(figures: Figures): void;
  /** Oldest first. */
  samples(): readonly Sample[];
}

export function createHistory(): History {
  const samples: Sample[] = [];
  let last: Figures | undefined;
  return {
    add(figures) {
      if (last && figures.at > last.at) samples.push(sampleOf(last, figures));
      if (samples.length > kept) samples.shift();
      last = figures;
    },
    samples: () => [...samples],
  };
}

/** What happened between two gatherings. */
export function sampleOf(before: Figures, after: Figures): Sample {
  const seconds = (after.at - before.at) / 1000;
  const commits = since(before.engine.commitSeconds, after.engine.commitSeconds);
  const asked = after.engine.cache.hits + after.engine.cache.misses - before.engine.cache.hits - before.engine.cache.misses;
  return {
    at: after.at,
    stepsPerSecond: (stepsOf(after) - stepsOf(before)) / seconds,
    commitP50: quantileOf(commits, 0.5),
    commitP99: quantileOf(commits, 0.99),
    queue: after.engine.queue.waiting,
    late: total(after, (tenant) => tenant.timersLate),
    quarantined: total(after, (tenant) => tenant.inboxQuarantined),
    dead: total(after, (tenant) => tenant.outboxDead),
    pending: total(after, (tenant) => tenant.outboxPending),
    cacheHits: asked > 0 ? (after.engine.cache.hits - before.engine.cache.hits) / asked : null,
    lagP99: Math.max(after.loopLag.p99, after.engine.loopLag.p99),
  };
}

function stepsOf({ engine }: Figures): number {
  return Object.entries(engine.steps).reduce((all, [outcome, count]) => all + (outcome === 'duplicate' ? 0 : count), 0);
}

/** What came to a histogram; after a restart of the engine, all it has. */
function since(before: HistogramFigures, after: HistogramFigures): HistogramFigures {
  if (countOf(after) < countOf(before)) return after;
  return { bounds: after.bounds, counts: after.counts.map((count, at) => count - (before.counts[at] ?? 0)), sum: after.sum - before.sum };
}

function total({ store }: Figures, of: (tenant: Figures['store']['tenants'][number]) => Capped): number {
  return store.tenants.reduce((all, tenant) => all + of(tenant).count, 0);
}
