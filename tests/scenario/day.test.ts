import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@orderloom/shared/base';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askedSellers } from '../demo/asked-sellers.ts';
import { planDay, randomOf } from '../demo/day.ts';
import { connectChannels, playDay } from '../demo/play-day.ts';
import type { Seller } from '../demo/seller.ts';
import { isNone, settleDay } from '../demo/settle-day.ts';
import type { Target } from '../demo/target.ts';
import { tellingSellers } from '../demo/telling-sellers.ts';
import { administrator, openRuntime } from '../support/platforms/connected-runtime.ts';

const patience = 50_000;
const folder = mkdtempSync(join(tmpdir(), 'orderloom-day-'));
let runtime = openRuntime(folder);
let sellers: readonly Seller[] = [];

beforeAll(async () => {
  sellers = [...(await askedSellers()), ...tellingSellers()];
});
afterAll(async () => {
  await runtime.stop();
  for (const seller of sellers) await seller.close();
  rmSync(folder, { recursive: true, force: true });
});

const target: Target = {
  async api(method, path, body) {
    const headers = { authorization: `Bearer ${administrator}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await runtime.app.request(`/api${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? null : (JSON.parse(text) as Json);
  },
  async post(path, { body, headers }) {
    const bytes = typeof body === 'string' ? body : Buffer.from(body);
    return (await runtime.app.request(path, { method: 'POST', headers, body: bytes })).status;
  },
  async crash() {
    await runtime.stop();
    runtime = openRuntime(folder);
  },
};

it('ends a day of seven platforms, with news twice, late, lost and told to nobody, as the platforms have it', async () => {
  const random = randomOf(7);
  const plan = planDay(
    140,
    sellers.map(({ type }) => type),
    random,
  );
  const deps = { target, sellers, plan, random, say() {} };
  const played = await playDay(deps, await connectChannels(deps));
  const difference = await settleDay(deps, patience);

  expect(played.again).toBeGreaterThan(0);
  expect(played.late).toBeGreaterThan(0);
  expect(difference).toMatchObject({ missing: [], twice: [], unknown: [], elsewhere: [], otherMoney: [] });
  expect(isNone(difference)).toBe(true);
});
