// What the engine counts of itself. It may run on a thread of its own, so nothing here is shared: the engine calls in, and hands
// the figures out as plain data when asked. A call costs an addition or a short scan; none looks up a label of a metrics library.

import { createHistogram, type Histogram, type HistogramFigures } from './histogram.ts';
import type { LoopLag } from './loop-lag.ts';

export const stepOutcomes = ['applied', 'ignored', 'deferred', 'rejected', 'void', 'failed', 'duplicate'] as const;
export type CountedOutcome = (typeof stepOutcomes)[number];

export const attemptOutcomes = ['delivered', 'retry', 'dead'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** Seconds. */
const commitBounds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;
const batchBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
const lateBounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800, 7200, 43_200] as const;
const attemptBounds = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/** Destinations and channels told apart; what comes beyond is counted together, so that no sender can fill the memory. */
const maxNames = 500;
const beyond = 'other';

export interface AttemptFigures {
  readonly destination: string;
  readonly outcomes: Readonly<Record<AttemptOutcome, number>>;
  readonly seconds: HistogramFigures;
}

export interface InboxFigures {
  readonly tenant: string;
  readonly channel: string;
  readonly outcome: string;
  readonly deliveries: number;
}

/** Everything counted since the engine was made; plain data. */
export interface EngineFigures {
  readonly steps: Readonly<Record<CountedOutcome, number>>;
  readonly batchSize: HistogramFigures;
  readonly commitSeconds: HistogramFigures;
  /** Commits that did not become durable, and how the last one ended; null after a commit that did. */
  readonly commitFailures: number;
  readonly commitTrouble: { readonly at: number; readonly code: string; readonly reason: string } | null;
  readonly refused: number;
  readonly timersFired: number;
  readonly timersFailed: number;
  readonly lateSeconds: HistogramFigures;
  readonly attempts: readonly AttemptFigures[];
  readonly inbox: readonly InboxFigures[];
  readonly cache: { readonly hits: number; readonly misses: number };
}

/** What the engine tells of itself when asked: what it counted, and how it stands now. */
export interface EngineReport extends EngineFigures {
  readonly queue: { readonly waiting: number; readonly limit: number };
  readonly cacheBytes: number;
  readonly loopLag: LoopLag;
}

export interface EngineNumbers {
  /** A step was taken, or an input found applied before; counted when its batch is committed. */
  step(outcome: CountedOutcome): void;
  /** The batch is undone, to be done again: its steps did not happen. */
  undone(): void;
  /** A batch is durable, so many microseconds after its transaction began. */
  committed(batchSize: number, micros: number): void;
  /** A batch could not be made durable at all. */
  commitFailed(at: number, error: unknown): void;
  /** Work was refused because too much waits. */
  refused(): void;
  /** A due timer was applied, or set aside as failed, so many milliseconds after it was due. */
  timer(lateMs: number, outcome: 'fired' | 'failed'): void;
  /** One attempt to send an effect has ended. */
  attempt(destination: string, outcome: AttemptOutcome, ms: number): void;
  /** A delivery was kept. */
  inbox(tenant: string, channel: string, outcome: string): void;
  /** An order was asked for. */
  cache(hit: boolean): void;
  read(): EngineFigures;
}

interface Destination {
  readonly outcomes: Record<AttemptOutcome, number>;
  readonly seconds: Histogram;
}

export function createEngineNumbers(): EngineNumbers {
  const steps = noSteps();
  let batch = noSteps();
  const [batchSize, commitSeconds, lateSeconds] = [batchBounds, commitBounds, lateBounds].map(createHistogram) as [
    Histogram,
    Histogram,
    Histogram,
  ];
  const destinations = new Map<string, Destination>();
  const inbox = createInboxCounts();
  const counts = { commitFailures: 0, refused: 0, timersFired: 0, timersFailed: 0, hits: 0, misses: 0 };
  let commitTrouble: EngineFigures['commitTrouble'] = null;

  return {
    step(outcome) {
      batch[outcome] += 1;
    },
    undone() {
      batch = noSteps();
    },
    committed(size, micros) {
      for (const name of stepOutcomes) {
        steps[name] += batch[name];
        batch[name] = 0;
      }
      batchSize.observe(size);
      commitSeconds.observe(micros / 1e6);
      commitTrouble = null;
    },
    commitFailed(at, error) {
      batch = noSteps();
      counts.commitFailures += 1;
      commitTrouble = { at, code: codeOf(error), reason: error instanceof Error ? error.message : String(error) };
    },
    refused() {
      counts.refused += 1;
    },
    timer(lateMs, outcome) {
      if (outcome === 'fired') counts.timersFired += 1;
      else counts.timersFailed += 1;
      lateSeconds.observe(Math.max(0, lateMs) / 1000);
    },
    attempt(destination, outcome, ms) {
      const counted = destinationOf(destinations, destination);
      counted.outcomes[outcome] += 1;
      counted.seconds.observe(ms / 1000);
    },
    inbox: inbox.add,
    cache(hit) {
      if (hit) counts.hits += 1;
      else counts.misses += 1;
    },
    read: () => ({
      steps: { ...steps },
      batchSize: batchSize.read(),
      commitSeconds: commitSeconds.read(),
      commitFailures: counts.commitFailures,
      commitTrouble,
      refused: counts.refused,
      timersFired: counts.timersFired,
      timersFailed: counts.timersFailed,
      lateSeconds: lateSeconds.read(),
      attempts: [...destinations].map(([destination, one]) => ({
        destination,
        outcomes: { ...one.outcomes },
        seconds: one.seconds.read(),
      })),
      inbox: inbox.read(),
      cache: { hits: counts.hits, misses: counts.misses },
    }),
  };
}

function noSteps(): Record<CountedOutcome, number> {
  return { applied: 0, ignored: 0, deferred: 0, rejected: 0, void: 0, failed: 0, duplicate: 0 };
}

function destinationOf(destinations: Map<string, Destination>, name: string): Destination {
  const known = destinations.get(name);
  if (known) return known;
  if (destinations.size >= maxNames && name !== beyond) return destinationOf(destinations, beyond);
  const made = { outcomes: { delivered: 0, retry: 0, dead: 0 }, seconds: createHistogram(attemptBounds) };
  destinations.set(name, made);
  return made;
}

/** By tenant, channel and outcome: maps in maps, so that counting builds no key. */
function createInboxCounts() {
  const tenants = new Map<string, Map<string, Map<string, number>>>();
  let channels = 0;

  function countsOf(tenant: string, channel: string): Map<string, number> {
    const own = tenants.get(tenant) ?? new Map<string, Map<string, number>>();
    const known = own.get(channel);
    if (known) return known;
    if (channels >= maxNames && channel !== beyond) return countsOf(beyond, beyond);
    channels += 1;
    const made = new Map<string, number>();
    tenants.set(tenant, own.set(channel, made));
    return made;
  }

  return {
    add(tenant: string, channel: string, outcome: string): void {
      const counts = countsOf(tenant, channel);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    },
    read: (): InboxFigures[] =>
      [...tenants].flatMap(([tenant, own]) =>
        [...own].flatMap(([channel, counts]) => [...counts].map(([outcome, deliveries]) => ({ tenant, channel, outcome, deliveries }))),
      ),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
