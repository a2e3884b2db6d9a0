import type { Measured } from './measure.ts';
import { rounded, spreadOf } from './statistics.ts';

/** What one run of the comparison came to; all of it measured within the same minutes. */
export interface Run {
  readonly bareHttp: Readonly<Record<number, Measured>>;
  /** Events a second, by the size of the transactions. */
  readonly bareSqlite: Readonly<Record<number, number>>;
  readonly naive: Measured;
  readonly ours: Readonly<Record<number, Measured>>;
  readonly slowDisk: Measured | undefined;
  readonly bytesPerOrder: number;
}

const many = 64;

/** A ratio that is asked for: at least, or at most. */
interface Bar {
  readonly name: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  of(run: Run): number | undefined;
}

const bars: readonly Bar[] = [
  { name: 'rate at 64 / bare Hono POST', atLeast: 0.5, of: (run) => ratio(rateOf(run.ours[many]), rateOf(run.bareHttp[many])) },
  { name: 'rate at 64 / naive service', atLeast: 9, of: (run) => ratio(rateOf(run.ours[many]), run.naive.perSecond) },
  { name: 'p99 / p50 at 64', atMost: 2.5, of: (run) => ratio(run.ours[many]?.p99, run.ours[many]?.p50) },
  { name: 'p50 at 1 / (bare commit + bare round trip)', atMost: 1.2, of: (run) => ratio(run.ours[1]?.p50, bareTrip(run)) },
  { name: 'CPU microseconds an event at 64', atMost: 130, of: (run) => run.ours[many]?.cpuMicros },
  { name: 'rate at 64 with fsync +2 ms / without', atLeast: 0.5, of: (run) => ratio(run.slowDisk?.perSecond, rateOf(run.ours[many])) },
  { name: 'bytes on disk for an order with 8 events', atMost: 6000, of: (run) => run.bytesPerOrder },
  { name: 'memory at 64, MB', atMost: 250, of: (run) => run.ours[many]?.memoryMb },
];

function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

function rateOf(measured: Measured | undefined): number | undefined {
  return measured?.perSecond;
}

/** Milliseconds that one durable commit and one request take when nothing else is done. */
function bareTrip({ bareHttp, bareSqlite }: Run): number | undefined {
  const commits = bareSqlite[1];
  const trip = bareHttp[1]?.p50;
  return commits === undefined || trip === undefined ? undefined : 1000 / commits + trip;
}

/** The figures of one run. */
export function linesOf(run: Run): object {
  const short = ({ perSecond, p50, p99, cpuMicros, memoryMb }: Measured) =>
    Object.fromEntries(
      Object.entries({ perSecond, p50, p99, cpuMicros, memoryMb }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, rounded(value)]],
      ),
    );
  const each = (all: Readonly<Record<number, Measured>>) => Object.fromEntries(Object.entries(all).map(([at, one]) => [at, short(one)]));
  return {
    ours: each(run.ours),
    bareHttp: each(run.bareHttp),
    bareSqlite: Object.fromEntries(Object.entries(run.bareSqlite).map(([at, rate]) => [at, rounded(rate)])),
    naive: short(run.naive),
    slowDisk: run.slowDisk ? short(run.slowDisk) : null,
    bytesPerOrder: rounded(run.bytesPerOrder),
  };
}

/** What is asked for, beside the median of what was reached and how far the runs lie apart. */
export function summaryOf(runs: readonly Run[]): object {
  const results = bars.map(({ name, atLeast, atMost, of }) => {
    const values = runs.map(of).filter((value) => value !== undefined);
    if (values.length === 0) return { name, measured: null };
    const spread = spreadOf(values);
    const met = spread.median >= (atLeast ?? Number.NEGATIVE_INFINITY) && spread.median <= (atMost ?? Number.POSITIVE_INFINITY);
    return { name, ...(atLeast === undefined ? { atMost } : { atLeast }), ...spread, met };
  });
  return { results };
}
