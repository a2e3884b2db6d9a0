import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { messagesOf } from '../support/load-flow.ts';
import { buildServer, hookPath, prepareLoad, type RunningServer, startServer, verify } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';
import { readLedger } from './ledger.ts';
import { Shop } from './shop.ts';

const cycles = Number(process.env.ORDERLOOM_CRASH_CYCLES ?? 20);
const port = Number(process.env.ORDERLOOM_CRASH_PORT ?? 18_100);
const delays = { unpaid: 3_600_000, late: 3_600_000, settle: 700 };
const clients = 16;

const folders: string[] = [];
let server: RunningServer | undefined;

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'orderloom-crash-'));
  folders.push(folder);
  return folder;
}

beforeAll(() => buildServer());
afterAll(async () => {
  await server?.kill();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

it(`[E1 E2 E3 E4 E6] loses and doubles nothing over ${cycles} kills at random instants under load`, { timeout: 600_000 }, async () => {
  const data = dataFolder();
  const shop = new Shop(clients);
  server = await startServer(data, port);
  await prepareLoad(server, delays);
  let acknowledged = 0;

  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const instant = 50 + Math.random() * 750;
    const load = shop.run(server.url, Number.POSITIVE_INFINITY);
    await sleep(instant);
    await server.kill();
    await load;
    // Every other time long enough for the settling timers to fall due while nobody is there.
    await sleep(cycle % 2 === 0 ? delays.settle : 0);
    server = await startServer(data, port);

    const ledger = readLedger(data, 0);
    const lost = [...shop.acknowledged].filter((n) => isApplied(n) && ledger.applied.get(n) === undefined);
    const where = `cycle ${cycle}, killed after ${Math.round(instant)} ms`;
    expect(lost, where).toEqual([]);
    expect(
      [...ledger.applied].filter(([, times]) => times > 1),
      where,
    ).toEqual([]);
    expect(ledger, where).toMatchObject({ gaps: [], timersTwice: [], integrity: 'ok' });
    expect(shop.acknowledged.size, where).toBeGreaterThan(acknowledged);
    acknowledged = shop.acknowledged.size;
  }

  await shop.run(server.url, Date.now());
  await sleep(delays.settle * 2);
  const ledger = readLedger(data, Date.now() - delays.settle);
  expect(ledger).toMatchObject({ gaps: [], timersTwice: [], overdue: 0 });
  expect([...shop.acknowledged].filter((n) => isApplied(n) && ledger.applied.get(n) !== 1)).toEqual([]);
  expect(await server.stop()).toBe(0);
  const { code, lines } = await verify(data);
  expect([code, lines.length]).toEqual([0, 1]);
  expect(JSON.parse(lines[0] ?? '')).toEqual({ orders: ledger.orders, entries: ledger.orders * 9, differences: 0 });
});

/** The first of an order's eight messages creates it, and is its `start`, not an event. */
function isApplied(n: number): boolean {
  return n % 8 !== 0;
}

it('[E2] applies a delivery once when it is sent 50 times at once', async () => {
  const data = dataFolder();
  server = await startServer(data, port + 1);
  await prepareLoad(server, delays);
  const { url } = server;
  const [created, paid] = messagesOf('once', 0);
  const send = async ({ id, body }: { id: string; body: string }) =>
    (await fetch(url + hookPath, { method: 'POST', headers: signedHeaders(id, body), body })).status;

  for (const message of [created, paid]) {
    if (!message) throw new Error('no message');
    const statuses = await Promise.all(Array.from({ length: 50 }, () => send(message)));
    expect(new Set(statuses)).toEqual(new Set([204]));
  }

  const ledger = readLedger(data, 0);
  expect(ledger).toMatchObject({ orders: 1, gaps: [] });
  expect([...ledger.applied]).toEqual([[1, 1]]);
  expect(await server.stop()).toBe(0);
  expect(await verify(data)).toMatchObject({ code: 0 });
});
