import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delays } from '../support/load-flow.ts';
import { hookPath, prepareLoad, type RunningServer, startServer } from '../support/running-server.ts';
import { measure } from './measure.ts';
import { type Fill, storeOrders } from './store-orders.ts';

interface Wanted {
  readonly port: number;
  readonly delays: Delays;
  /** Of each original so many messages are sent before it is copied. */
  readonly originals: readonly number[];
  readonly fills: readonly (() => Fill)[];
  /** Waits before the originals are taken as they are. */
  readonly settleMs?: number;
  /** Sees them before they are copied. */
  onOriginals?(data: string): void;
}

/** A data folder of its own with stored orders; gone when `use` is done. */
export async function withStoredOrders(wanted: Wanted, use: (data: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-bench-'));
  try {
    const server = await startServer(data, wanted.port);
    await prepareLoad(server, wanted.delays);
    for (const [index, messages] of wanted.originals.entries()) {
      await measure({ url: server.url + hookPath, concurrency: 1, seconds: 0, prefix: `original${index}-`, orders: 1, messages });
    }
    await new Promise((resolve) => setTimeout(resolve, wanted.settleMs ?? 0));
    await server.stop();
    wanted.onOriginals?.(data);
    for (const fill of wanted.fills) storeOrders(data, fill());
    await use(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

export async function withServer<T>(data: string, port: number, use: (server: RunningServer) => Promise<T>): Promise<T> {
  const server = await startServer(data, port);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

export function bytesOf(data: string, file: string): number {
  return statSync(join(data, file), { throwIfNoEntry: false })?.size ?? 0;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(2));
}
