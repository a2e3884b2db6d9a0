// What a million stored orders cost: events, looking one order up, searching.
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { adminToken, hookPath, type RunningServer } from '../support/running-server.ts';
import { measure } from './measure.ts';
import { bytesOf, quantile, withServer, withStoredOrders } from './prepared-data.ts';

const day = 86_400_000;
const delays = { unpaid: day, late: day, settle: 300 };
const month = 30 * day;
/** Of hundred orders: eight events and closed; being packed. */
const shares = [88, 12];
const originals = [8, 2];

export interface GrowthOptions {
  readonly port: number;
  readonly few: number;
  readonly many: number;
  readonly seconds: number;
  print(line: object): void;
}

/** Prints events a second over few and over many stored orders, and with the many the time of look-ups and searches. */
export async function benchGrowth({ port, few, many, seconds, print }: GrowthOptions): Promise<void> {
  const stored = (count: number) => ({
    port,
    delays,
    originals,
    settleMs: 1_500,
    fills: [() => ({ count, shares, from: -month, step: Math.floor(month / count) })],
  });
  const events = async (server: RunningServer, prefix: string) => {
    const url = server.url + hookPath;
    // Long enough for the compiler to have seen everything.
    await measure({ url, concurrency: 64, seconds: 3 * seconds, prefix: `${prefix}warm-` });
    return measure({ url, concurrency: 64, seconds, prefix, pid: server.pid });
  };
  await withStoredOrders(stored(few), async (small) => {
    const began = Date.now();
    await withStoredOrders(stored(many), async (large) => {
      const perOrder = Math.round(bytesOf(large, 'orderloom.db') / many);
      print({ bench: 'stored orders', stored: many, tookMs: Date.now() - began, bytesPerOrder: perOrder });
      // The texts of a million orders stored at once are not the events' work.
      await withServer(large, port, async () => {
        const followed = await untilFollowed(large);
        print({ bench: 'growth: index of texts', ...followed, bytesPerOrder: Math.round(bytesOf(large, 'orderloom.search.db') / many) });
      });
      for (const round of [1, 2, 3]) {
        const [a, b] = [
          await withServer(small, port, (server) => events(server, `F${round}-`)),
          await withServer(large, port, (server) => events(server, `M${round}-`)),
        ];
        const micros = { cpuMicrosFew: Math.round(a.cpuMicros ?? 0), cpuMicrosMany: Math.round(b.cpuMicros ?? 0) };
        const rates = {
          few: Math.round(a.perSecond),
          many: Math.round(b.perSecond),
          ratio: Number((b.perSecond / a.perSecond).toFixed(3)),
        };
        print({ bench: 'growth: events', round, ...rates, ...micros, p99Few: a.p99, p99Many: b.p99 });
      }
      await withServer(large, port, async (server) => {
        await untilFollowed(large);
        await benchLookUps(server, large, print);
        await benchSearches(server, large, print);
      });
    });
  });
}

/** Waits for the index of texts to have arrived. */
async function untilFollowed(data: string): Promise<object> {
  const began = Date.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const database = new Database(join(data, 'orderloom.search.db'), { readonly: true });
    const main = new Database(join(data, 'orderloom.db'), { readonly: true });
    try {
      const progress = database.prepare<[], { journal: number; building: number | null }>('SELECT journal, building FROM progress').get();
      const last = main.prepare<[], number>('SELECT max(row) FROM journal').pluck().get();
      if (progress?.building === null && progress.journal === last) return { waitedMs: Date.now() - began };
    } finally {
      database.close();
      main.close();
    }
  }
}

/** Of each order its head and its whole journal, asked over one connection; beside it two requests that only ask for the server's health. */
async function benchLookUps(server: RunningServer, data: string, print: (line: object) => void): Promise<void> {
  const database = new Database(join(data, 'orderloom.db'), { readonly: true });
  const last = Number(database.prepare('SELECT max(row) FROM orders').pluck().get());
  const idOf = database.prepare<[number], string>('SELECT id FROM orders WHERE row = ?').pluck();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string) => exchange(server.url + path, agent);
  const times: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < 1_100; turn += 1) {
    const id = idOf.get(1 + ((turn * 48_271 + 11) % last));
    const took = await timeOf([`/api/orders/${id}`, `/api/orders/${id}/journal?limit=200`], ask);
    const tookBare = await timeOf(['/api/health', '/api/health'], ask);
    if (turn < 100) continue;
    times.push(took);
    bare.push(tookBare);
  }
  agent.destroy();
  database.close();
  const of = (list: number[]) => ({ p50: quantile(list, 0.5), p95: quantile(list, 0.95), p99: quantile(list, 0.99) });
  print({ bench: 'growth: one order with its journal', ...of(times), limitP99: 10, bare: of(bare) });
}

async function timeOf(paths: readonly string[], ask: (path: string) => Promise<void>): Promise<number> {
  const began = performance.now();
  for (const path of paths) await ask(path);
  return performance.now() - began;
}

async function exchange(url: string, agent: Agent): Promise<void> {
  const request = get(url, { agent, headers: { authorization: `Bearer ${adminToken}` } });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
}

async function benchSearches(server: RunningServer, data: string, print: (line: object) => void): Promise<void> {
  const all: number[] = [];
  for (const [name, queries] of Object.entries(searchesIn(data))) {
    const times: number[] = [];
    let found = 0;
    for (const query of queries) {
      const began = performance.now();
      const page = (await server.api('GET', `/api/orders?limit=50&${query}`)) as { items: readonly unknown[] };
      times.push(performance.now() - began);
      found += page.items.length;
    }
    all.push(...times);
    print({ bench: 'growth: search', name, searches: times.length, found, p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
  }
  print({
    bench: 'growth: all searches',
    searches: all.length,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    worst: quantile(all, 1),
  });
}

/** Each asked once, so that nothing is answered from what the one before has warmed. */
function searchesIn(data: string): Readonly<Record<string, readonly string[]>> {
  const database = new Database(join(data, 'orderloom.db'), { readonly: true });
  const last = Number(database.prepare('SELECT max(row) FROM orders').pluck().get());
  const one = database.prepare<[number], { search: string; createdAt: number }>(
    'SELECT search, created_at AS createdAt FROM orders WHERE row = ?',
  );
  const some = Array.from({ length: 40 }, (_, index) => one.get(1 + ((index * 104_729 + 13) % last))).flatMap((row) => row ?? []);
  database.close();
  const text = (part: (number: string, name: string) => string) =>
    some.map(({ search }) => `text=${encodeURIComponent(part(...(search.split('\n').slice(0, 2) as [string, string])))}`);
  const iso = (at: number) => new Date(at).toISOString();
  const around = (at: number, span: number) => `createdFrom=${iso(at)}&createdTo=${iso(at + span)}`;
  return {
    'nothing asked': some.map(() => ''),
    'whole number': text((number) => number),
    'ten digits of a number': text((number) => number.slice(4, 14)),
    'last four digits': text((number) => number.slice(-4)),
    'two digits': text((number) => number.slice(7, 9)),
    'one digit': text((number) => number.slice(7, 8)),
    'whole name': text((_, name) => name),
    'first letter of a name': text((_, name) => name.slice(0, 1)),
    'a text nobody has': some.map((_, index) => `text=zq${index}`),
    'name in a state': text((_, name) => name).map((query) => `${query}&state=packing&flow=load`),
    'one letter on one day': some.map(
      ({ search, createdAt }) => `text=${encodeURIComponent(search.split('\n')[1]?.[0] ?? '')}&${around(createdAt, day)}`,
    ),
    'last four digits in an hour': some.map(
      ({ search, createdAt }) => `text=${search.slice(14, 18)}&${around(createdAt - 1000, 3_600_000)}`,
    ),
    'digits and a rare status': text((number) => number.slice(5, 8)).map((query) => `${query}&status=error`),
    'rare status in a state': some.map(() => 'status=error&state=packing'),
    'status no order of the state has': some.map(() => 'status=done&state=packing'),
    state: some.map(() => 'state=booking'),
    time: some.map(({ createdAt }) => around(createdAt, day)),
    'status and time': some.map(({ createdAt }) => `status=active&${around(createdAt, day)}`),
  };
}
