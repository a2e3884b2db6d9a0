import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';

const token = 'a-token-of-tests';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const folder = mkdtempSync(join(tmpdir(), 'orderloom-tenants-'));
let runtime: Runtime;

beforeAll(() => {
  runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0' });
  ensureAdminToken(runtime.store.access, token, Date.now());
  const database = new Database(join(folder, 'orderloom.db'));
  database.exec(`INSERT INTO tenants (id, name, time_zone) VALUES ('rival', 'Rival', 'Asia/Shanghai');
    INSERT INTO counters (tenant, flow, version, type, key, orders)
      VALUES ('default', 'f', 1, 'status', 'active', 3), ('rival', 'f', 1, 'status', 'active', 7)`);
  database.close();
});
afterAll(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('[E8] tells a token the figures of its own tenant; the address of the scraper has those of all', async () => {
  const whole = await (await runtime.metrics.request('/metrics')).text();
  expect(whole).toMatch(/^orderloom_orders\{tenant="default",status="active"\} 3$/m);
  expect(whole).toMatch(/^orderloom_orders\{tenant="rival",status="active"\} 7$/m);

  const headers = { authorization: `Bearer ${token}` };
  const answers = await Promise.all(['/metrics', '/api/metrics'].map((path) => runtime.app.request(path, { headers })));
  for (const text of await Promise.all(answers.map((answer) => answer.text()))) {
    expect(text).toMatch(/^orderloom_orders\{tenant="default",status="active"\} 3$/m);
    expect(text).not.toContain('rival');
  }
});
