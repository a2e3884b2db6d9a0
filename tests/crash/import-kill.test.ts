import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyMapping } from '@orderloom/shared/mapping';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFlow, loadFlowId } from '../support/load-flow.ts';
import { adminToken, buildServer, prepareFlow, type RunningServer, startServer, verify } from '../support/running-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-import-kill-'));
const port = 18_140;
const count = 3000;
const kills = 3;
const day = 86_400_000;
const plan = {
  flow: loadFlowId,
  version: 1,
  channel: 'past',
  number: 'number',
  mapping: {
    ...emptyMapping,
    fields: [
      { in: 'order', key: 'amount', type: { type: 'money' }, source: { from: 'path', path: ['amount'] }, steps: [{ type: 'money' }] },
    ],
  },
  status: { fixed: ['waiting'] },
};

interface Job {
  readonly id: string;
  readonly status: string;
  readonly imported: number;
  readonly exists: number;
  readonly refused: number;
}

beforeAll(() => buildServer());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function upload(server: RunningServer): Promise<string> {
  const lines = Array.from({ length: count }, (_, at) => `K${at},${at % 10 === 9 ? 'much' : `${at}.05`}\n`);
  const bytes = Buffer.from(`number,amount\n${lines.join('')}`);
  const { id } = (await server.api('POST', '/api/imports', { name: 'past.csv', size: bytes.length })) as Job;
  const headers = { authorization: `Bearer ${adminToken}` };
  await fetch(`${server.url}/api/imports/${id}/content?offset=0`, { method: 'PUT', body: bytes, headers });
  return id;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it(`[E1 E2 E3 E4] an import of ${count} rows killed ${kills} times ends with every order once, and each refused row told once`, async () => {
  let server = await startServer(folder, port);
  await prepareFlow(server, loadFlow({ unpaid: day, late: day, settle: day }));
  const id = await upload(server);
  await server.api('POST', `/api/imports/${id}/start`, { plan });
  const read = async () => (await server.api('GET', `/api/imports/${id}`)) as Job;
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(300 + 250 * kill);
    await server.kill();
    server = await startServer(folder, port);
  }

  await expect.poll(async () => (await read()).status, { timeout: 120_000, interval: 200 }).not.toBe('running');

  expect(await read()).toMatchObject({ status: 'done', imported: count * 0.9, exists: 0, refused: count * 0.1 });
  const headers = { authorization: `Bearer ${adminToken}` };
  const report = await (await fetch(`${server.url}/api/imports/${id}/rejections`, { headers })).text();
  const told = [...report.matchAll(/"(K\d+)"/g)].map(([, number]) => number);
  expect([told.length, new Set(told).size]).toEqual([count * 0.1, count * 0.1]);
  expect(await server.stop()).toBe(0);
  expect(await verify(folder)).toMatchObject({ code: 0 });
});
