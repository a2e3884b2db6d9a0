import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer, hookPath, prepareLoad, startServer } from '../support/running-server.ts';
import { measureBareHttp } from './bare-http.ts';
import { measureBareSqlite } from './bare-sqlite.ts';
import { type Measured, measure } from './measure.ts';
import { storeOrders } from './store-orders.ts';

const quick = process.argv.includes('--quick');
const seconds = quick ? 2 : 6;
const concurrencies = [1, 16, 64];
const storedOrders = quick ? [1_000] : [1_000, 100_000];
const port = Number(process.env.ORDERLOOM_BENCH_PORT ?? 18_180);
const day = 86_400_000;

const print = (line: object) => console.log(JSON.stringify(line));
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

await buildServer();
print({ bench: 'machine', cpus: cpus().length, model: cpus()[0]?.model, node: process.version, seconds });

const bareHttp = new Map<number, Measured>();
for (const concurrency of concurrencies) {
  const bare = await measureBareHttp(port + 1, concurrency, seconds / 2);
  bareHttp.set(concurrency, bare);
  print({
    bench: 'limit: bare Hono POST',
    concurrency,
    perSecond: round(bare.perSecond, 0),
    p50: bare.p50,
    p99: bare.p99,
    cpuMicros: microsOf(bare),
  });
}
for (const stored of storedOrders) await benchWith(stored);

async function benchWith(stored: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-bench-'));
  try {
    await prepare(data, stored);
    const bareSqlite = new Map(concurrencies.map((group) => [group, measureBareSqlite(data, group, seconds / 2)]));
    const server = await startServer(data, port);
    try {
      await measure({ url: server.url + hookPath, concurrency: 64, seconds: seconds / 2, prefix: 'warm' });
      for (const concurrency of concurrencies) {
        const prefix = `L${stored}-${concurrency}-`;
        const run = await measure({ url: server.url + hookPath, concurrency, seconds, prefix, pid: server.pid });
        report(stored, concurrency, run, bareSqlite.get(concurrency) ?? Number.NaN);
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function microsOf({ cpuMicros }: Measured): number | null {
  return cpuMicros === undefined ? null : round(cpuMicros, 0);
}

function report(stored: number, concurrency: number, run: Measured, sqlite: number): void {
  const http = bareHttp.get(concurrency)?.perSecond ?? Number.NaN;
  print({
    bench: 'durable events over HTTP',
    stored,
    concurrency,
    perSecond: round(run.perSecond, 0),
    p50: run.p50,
    p99: run.p99,
    cpuMicros: microsOf(run),
    memoryMb: run.memoryMb === undefined ? null : round(run.memoryMb, 0),
    bareHttp: round(http, 0),
    bareSqlite: round(sqlite, 0),
    ofBareHttp: round(run.perSecond / http, 3),
    ofBareSqlite: round(run.perSecond / sqlite, 3),
    // What would be left if the two limits were all the work there is, one after the other.
    ofBoth: round(run.perSecond * (1 / http + 1 / sqlite), 3),
    refused: run.refused,
  });
}

async function prepare(data: string, stored: number): Promise<void> {
  const server = await startServer(data, port);
  await prepareLoad(server, { unpaid: day, late: day, settle: day });
  await measure({ url: server.url + hookPath, concurrency: 1, seconds: 0, prefix: 'template', orders: 1, messages: 2 });
  await server.stop();
  const began = Date.now();
  storeOrders(data, stored);
  const { size } = statSync(join(data, 'orderloom.db'));
  print({ bench: 'stored orders', stored, tookMs: Date.now() - began, fileMb: round(size / 1e6, 1) });
}
