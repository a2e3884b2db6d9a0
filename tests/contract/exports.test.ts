import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';

const token = 'a-token-of-tests';
const headers = { authorization: `Bearer ${token}` };
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const folder = mkdtempSync(join(tmpdir(), 'orderloom-exports-'));
const total = 15_000;
let runtime: Runtime;

beforeAll(() => {
  runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0' });
  ensureAdminToken(runtime.store.access, token, Date.now());
  const database = new Database(join(folder, 'orderloom.db'));
  database.exec("INSERT INTO tenants (id, name, time_zone) VALUES ('rival', 'Rival', 'Asia/Shanghai')");
  database.close();
  const rows = Array.from({ length: total }, (_, place) => ({ sku: String(place).padStart(8, '0'), warehouse: 'HZ', onHand: place }));
  runtime.store.stock.count('default', rows);
  runtime.store.stock.count('rival', [{ sku: 'of-the-rival', warehouse: 'HZ', onHand: 1 }]);
});
afterAll(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function lastAct(): Promise<{ readonly outcome: string; readonly reason: string }> {
  const answer = await runtime.app.request('/api/audit?limit=1', { headers });
  const { items } = (await answer.json()) as { items: { outcome: string; reason: string }[] };
  return items[0] ?? { outcome: '', reason: '' };
}

it('exports a list of many pages whole, each row once', async () => {
  const lines = (await (await runtime.app.request('/api/exports/stock', { headers })).text()).trimEnd().split('\r\n').slice(1);
  expect(lines.length).toBe(total);
  expect(new Set(lines).size).toBe(total);
  expect(await lastAct()).toMatchObject({ outcome: 'done', reason: `rows=${total} format=csv` });
});

it('[E8] exports nothing of another tenant', async () => {
  for (const path of ['/api/exports/stock', '/api/exports/stock?text=rival'])
    expect(await (await runtime.app.request(path, { headers })).text()).not.toContain('of-the-rival');
});

it.each(['csv', 'xlsx'])('reads no further for %s than is taken, and not at all once the download is given up', async (format) => {
  const { body } = await runtime.app.request(`/api/exports/stock?format=${format}`, { headers });
  const reader = body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  const { outcome, reason } = await lastAct();
  expect(outcome).toBe('failed');
  const rows = Number(/rows=(\d+)/.exec(reason)?.[1]);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(total / 2);
});
