import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { messagesOf } from '../support/load-flow.ts';
import { buildServer, hookPath, prepareLoad, startServer, verify } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';
import { readLedger } from './ledger.ts';
import { randomOf } from './random.ts';
import { Site } from './site.ts';

const cycles = Number(process.env.ORDERLOOM_CRASH_CYCLES ?? 5);
const port = Number(process.env.ORDERLOOM_CRASH_PORT ?? 18_100);
const seed = Number(process.env.ORDERLOOM_CRASH_SEED ?? Date.now() % 1_000_000);

const folder = mkdtempSync(join(tmpdir(), 'orderloom-once-'));
let site: Site;

beforeAll(async () => {
  await buildServer();
  site = await Site.open({ port, random: randomOf(seed) });
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

it(`[E1 E2 E3 E4 E6 E7] loses and doubles nothing over ${cycles} kills at random instants under load (seed ${seed})`, async () => {
  let acknowledged = 0;
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await site.killUnderLoad();
    await site.check(`kill ${cycle}`);
    expect(site.shop.acknowledged.size).toBeGreaterThan(acknowledged);
    acknowledged = site.shop.acknowledged.size;
  }

  const { orders, effects } = await site.settle('after the kills');
  expect(effects.size).toBe(orders * 2);
  expect(site.shop.acknowledged.size).toBe(orders * 8);
});

it('[E2] applies a delivery once when it is sent 50 times at once', async () => {
  const delays = { unpaid: 3_600_000, late: 3_600_000, settle: 3_600_000 };
  const server = await startServer(folder, port + 2);
  await prepareLoad(server, delays);
  const [created, paid] = messagesOf('S1', 0);
  const send = async ({ id, body }: { id: string; body: string }) =>
    (await fetch(server.url + hookPath, { method: 'POST', headers: signedHeaders(id, body), body })).status;

  for (const message of [created, paid]) {
    if (!message) throw new Error('no message');
    const statuses = await Promise.all(Array.from({ length: 50 }, () => send(message)));
    expect(new Set(statuses)).toEqual(new Set([204]));
  }

  expect(await server.stop()).toBe(0);
  expect(readLedger(folder, 0)).toMatchObject({
    orders: 1,
    gaps: [],
    applied: new Map([
      [0, 1],
      [1, 1],
    ]),
  });
  expect(await verify(folder)).toMatchObject({ code: 0 });
});
