import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildShims } from '../shims/build-shim.ts';
import { hookPath, prepareLoad, startServer } from '../support/running-server.ts';
import { measureBareSqlite } from './bare-sqlite.ts';
import { type Measured, measure } from './measure.ts';
import { measurePeer } from './peers.ts';
import { rounded } from './statistics.ts';
import { storeOrders } from './store-orders.ts';
import { linesOf, type Run, summaryOf } from './throughput-report.ts';

const concurrencies = [1, 16, 64] as const;
const many = 64;
const wholeOrders = 2_000;
const day = 86_400_000;
const slowFsync = { SHIM_FSYNC_DELAY_US: '2000' };

export interface ThroughputOptions {
  readonly port: number;
  /** Runs of the whole comparison; figures are their medians. */
  readonly runs: number;
  /** Of each measurement. */
  readonly seconds: number;
  readonly stored: number;
  print(line: object): void;
}

/** Durable events over HTTP beside the raw limits and a naive peer; each run one line, then the medians and what is asked of them. */
export async function benchThroughput(options: ThroughputOptions): Promise<void> {
  const runs: Run[] = [];
  for (let number = 1; number <= options.runs; number += 1) {
    const run = await compare(options, number);
    runs.push(run);
    options.print({ bench: 'throughput', run: number, stored: options.stored, ...linesOf(run) });
  }
  options.print({ bench: 'throughput, medians', runs: runs.length, stored: options.stored, ...summaryOf(runs) });
}

async function compare(options: ThroughputOptions, number: number): Promise<Run> {
  const { port, seconds } = options;
  const data = mkdtempSync(join(tmpdir(), 'orderloom-bench-'));
  try {
    const bareHttp: Record<number, Measured> = {};
    for (const concurrency of concurrencies) bareHttp[concurrency] = await measurePeer('bare-server', port + 1, concurrency, seconds);
    const naive = await measurePeer('naive-server', port + 2, many, seconds);
    await prepare(data, options);
    const bareSqlite = Object.fromEntries(concurrencies.map((group) => [group, measureBareSqlite(data, group, seconds)]));
    const ours = await measureOurs(data, options, number);
    const slowDisk = await measureSlow(data, options, number);
    return { bareHttp, bareSqlite, naive, ours, slowDisk, bytesPerOrder: await measureDisk(options) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function prepare(data: string, { port, stored, print }: ThroughputOptions): Promise<void> {
  const server = await startServer(data, port);
  await prepareLoad(server, { unpaid: day, late: day, settle: day });
  await measure({ url: server.url + hookPath, concurrency: 1, seconds: 0, prefix: 'template', orders: 1, messages: 2 });
  await server.stop();
  const began = Date.now();
  storeOrders(data, { count: stored });
  print({ bench: 'stored orders', stored, tookMs: Date.now() - began, fileMb: rounded(sizeOf(data) / 1e6) });
}

async function measureOurs(data: string, { port, seconds }: ThroughputOptions, number: number) {
  const server = await startServer(data, port);
  const send = (concurrency: number, prefix: string, during = seconds) =>
    measure({ url: server.url + hookPath, concurrency, seconds: during, prefix: `r${number}${prefix}-`, pid: server.pid });
  try {
    // Long enough for the compiler to have seen everything.
    await send(many, 'warm', 5 * seconds);
    const ours: Record<number, Measured> = {};
    for (const concurrency of concurrencies) ours[concurrency] = await send(concurrency, `c${concurrency}`);
    return ours;
  } finally {
    await server.stop();
  }
}

/** How much the database grows by an order with eight events. */
async function measureDisk({ port }: ThroughputOptions): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-bench-disk-'));
  try {
    const empty = await startServer(data, port);
    await prepareLoad(empty, { unpaid: day, late: day, settle: day });
    await empty.stop();
    const before = sizeOf(data);
    const server = await startServer(data, port);
    await measure({ url: server.url + hookPath, concurrency: many, seconds: 0, prefix: 'whole', orders: wholeOrders });
    await server.stop();
    return (sizeOf(data) - before) / wholeOrders;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Of a stopped server: its log is folded into the file. */
function sizeOf(data: string): number {
  return statSync(join(data, 'orderloom.db')).size;
}

async function measureSlow(data: string, { port, seconds, print }: ThroughputOptions, number: number): Promise<Measured | undefined> {
  const shims = buildShims('disk-faults');
  if (typeof shims === 'string') {
    print({ bench: 'slow disk', left: shims });
    return undefined;
  }
  const server = await startServer(data, port, [], { ...shims, ...slowFsync });
  try {
    await measure({ url: server.url + hookPath, concurrency: many, seconds: 1, prefix: `r${number}slowwarm-` });
    return await measure({ url: server.url + hookPath, concurrency: many, seconds, prefix: `r${number}slow-`, pid: server.pid });
  } finally {
    await server.stop();
  }
}
