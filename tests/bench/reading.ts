// Deliveries while somebody reads everything there is: an export page by page, and searches for what nobody has.
import { hookPath, type RunningServer } from '../support/running-server.ts';
import { measure } from './measure.ts';
import { bytesOf, withServer, withStoredOrders } from './prepared-data.ts';

const day = 86_400_000;
const month = 30 * day;
const seconds = 10;
const concurrency = 16;

export interface ReadingOptions {
  readonly port: number;
  readonly stored: number;
  print(line: object): void;
}

/** Prints the deliveries' times with and without a reader, and the size the write-ahead log came to. */
export async function benchReading({ port, stored, print }: ReadingOptions): Promise<void> {
  const delays = { unpaid: day, late: day, settle: 300 };
  const fills = [() => ({ count: stored, shares: [88, 12], from: -month, step: Math.floor(month / stored) })];
  await withStoredOrders({ port, delays, originals: [8, 2], settleMs: 1_500, fills }, (data) =>
    withServer(data, port, async (server) => {
      const url = server.url + hookPath;
      await measure({ url, concurrency, seconds: 4, prefix: 'warm-' });
      const calm = await measure({ url, concurrency, seconds, prefix: 'calm-', pid: server.pid });
      const calmWal = bytesOf(data, 'orderloom.db-wal');
      const readers = readFor(server, seconds * 1000, () => bytesOf(data, 'orderloom.db-wal'));
      const busy = await measure({ url, concurrency, seconds, prefix: 'busy-', pid: server.pid });
      const { pages, searches, largestWal } = await readers;
      print({
        bench: 'reading: deliveries while everything is read',
        pages,
        searches,
        perSecondCalm: Math.round(calm.perSecond),
        perSecond: Math.round(busy.perSecond),
        p50Calm: calm.p50,
        p99Calm: calm.p99,
        p50: busy.p50,
        p99: busy.p99,
        ratio: Number((busy.p99 / calm.p99).toFixed(2)),
        limit: 2,
        walMbCalm: Math.round(calmWal / 1e6),
        walMb: Math.round(largestWal / 1e6),
        memoryMb: Math.round(busy.memoryMb ?? 0),
      });
    }),
  );
}

async function readFor(server: RunningServer, ms: number, walSize: () => number) {
  const end = Date.now() + ms;
  const counted = { pages: 0, searches: 0, largestWal: 0 };
  const exportAll = async () => {
    for (let cursor = ''; Date.now() < end; counted.pages += 1) {
      const page = (await server.api('GET', `/api/orders?limit=200${cursor}`)) as { next: string | null };
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
      counted.largestWal = Math.max(counted.largestWal, walSize());
    }
  };
  const searchAll = async () => {
    for (; Date.now() < end; counted.searches += 1) await server.api('GET', `/api/orders?limit=50&text=nobody${counted.searches}`);
  };
  await Promise.all([exportAll(), searchAll()]);
  return counted;
}
