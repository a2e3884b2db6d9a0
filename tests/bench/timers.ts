// A million armed timers: starting with them, and ten thousand that fall due at one instant while deliveries go on.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hookPath, startServer } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';
import { measure } from './measure.ts';
import { withStoredOrders } from './prepared-data.ts';

const day = 86_400_000;
const delays = { unpaid: day, late: day, settle: day };
/** From the start of the server to the instant at which many fall due. */
const leadMs = 20_000;
const watchMs = 50;
const concurrency = 16;

export interface TimerOptions {
  readonly port: number;
  readonly armed: number;
  readonly dueAtOnce: number;
  print(line: object): void;
}

/** Prints the time from the start to the first answer, and how the timers fire and the deliveries fare meanwhile. */
export async function benchTimers({ port, armed, dueAtOnce, print }: TimerOptions): Promise<void> {
  let due = 0;
  const fills = [
    () => ({ count: armed - dueAtOnce, step: 1 }),
    () => {
      due = Date.now() + leadMs + dueAtOnce;
      // The original's timer is a day away.
      return { count: dueAtOnce, from: due - originalDue };
    },
  ];
  let originalDue = Date.now() + day;
  const onOriginals = (data: string) => {
    originalDue = firstDue(data);
  };
  const began = Date.now();
  const wanted = { port, delays, originals: [1], fills, onOriginals };
  await withStoredOrders(wanted, async (data) => {
    print({ bench: 'stored timers', armed: armedIn(data), tookMs: Date.now() - began });
    const start = performance.now();
    const server = await startServer(data, port);
    const status = await firstAnswer(server.url);
    print({ bench: 'timers: start to the first answer', status, ms: Math.round(performance.now() - start), limitMs: 2_000 });
    try {
      const url = server.url + hookPath;
      await measure({ url, concurrency, seconds: 3, prefix: 'warm-' });
      const before = await measure({ url, concurrency, seconds: 4, prefix: 'calm-', pid: server.pid });
      const wait = due - Date.now() - 500;
      if (wait < 0) print({ bench: 'timers: late by', ms: -wait });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
      const fired = watchFiring(data, due, dueAtOnce);
      const during = await measure({ url, concurrency, seconds: 4, prefix: 'storm-', pid: server.pid });
      print({ bench: 'timers: due at one instant', dueAtOnce, ...(await fired), limitMs: 5_000 });
      print({
        bench: 'timers: deliveries meanwhile',
        p50Before: before.p50,
        p99Before: before.p99,
        p50: during.p50,
        p99: during.p99,
        ratio: Number((during.p99 / before.p99).toFixed(2)),
        limit: 3,
        memoryMb: Math.round(during.memoryMb ?? 0),
      });
    } finally {
      await server.stop();
    }
  });
}

function read<T>(data: string, sql: string, ...values: readonly number[]): T {
  const database = new Database(join(data, 'orderloom.db'), { readonly: true });
  try {
    return database
      .prepare(sql)
      .pluck()
      .get(...values) as T;
  } finally {
    database.close();
  }
}

const firstDue = (data: string) => read<number>(data, 'SELECT min(due) FROM timers');
const armedIn = (data: string) => read<number>(data, "SELECT orders FROM counters WHERE type = 'timer' AND key = 'armed'");

/** The status of a delivery that is understood to be signed, and therefore read. */
async function firstAnswer(url: string): Promise<number> {
  const body = JSON.stringify({
    type: 'order.created',
    timestamp: '2026-01-01T00:00:00Z',
    data: { orderId: 'first', n: 1, amount: 1, customer: 'A' },
  });
  const answer = await fetch(url + hookPath, { method: 'POST', body, headers: signedHeaders('msg_first', body) });
  return answer.status;
}

/** When the last of them had fired, counted from their instant, and how many each tenth of a second. */
async function watchFiring(data: string, due: number, count: number): Promise<object> {
  const database = new Database(join(data, 'orderloom.db'), { readonly: true });
  const left = database
    .prepare<[number], number>("SELECT count(*) FROM timers WHERE tenant = 'default' AND status = 'armed' AND due <= ?")
    .pluck();
  try {
    for (;;) {
      const remaining = Number(left.get(due));
      const ms = Date.now() - due;
      if (remaining === 0 || ms > 60_000) return { fired: count - remaining, lastAfterMs: ms };
      await new Promise((resolve) => setTimeout(resolve, watchMs));
    }
  } finally {
    database.close();
  }
}
