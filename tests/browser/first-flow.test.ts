import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawFirstFlow, mostActions } from '../support/draw-first-flow.ts';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const port = 18_840;
const data = mkdtempSync(join(tmpdir(), 'orderloom-first-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, port);
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

it('shows a first visitor an order under way within a minute', async () => {
  const { page } = designer;
  const begun = performance.now();
  await page.getByRole('button', { name: '试试这个例子' }).click();
  await page.locator('.react-flow__node[aria-label*="骑手已接单"][aria-label*="订单在此"]').waitFor();
  process.stdout.write(`the example order is under way after ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  await page.getByRole('button', { name: '骑手到店' }).click();
  await page.locator('.react-flow__node[aria-label^="到店，"][aria-label*="订单在此"]').waitFor();

  const { items } = (await server.api('GET', '/api/flows')) as { items: { id: string }[] };
  for (const { id } of items) await server.api('DELETE', `/api/flows/${id}`);
  await page.goto(`${server.url}/flows`);
});

it('takes a new analyst from nothing to a published order with a time limit and a refund in few actions', async () => {
  const { page } = designer;
  const actions = await drawFirstFlow(page);
  process.stdout.write(`five states, a time limit and a refund, blank to published: ${actions} pointer and key actions\n`);
  expect(actions).toBeLessThan(mostActions);

  const { items } = (await server.api('GET', '/api/flows')) as { items: { id: string; version: number }[] };
  expect(items.map(({ version }) => version)).toEqual([1]);
  const { order } = (await server.api('POST', '/api/orders', { flow: items[0]?.id, externalId: 'A-1', data: {} })) as {
    order: { id: string };
  };
  await server.api('POST', `/api/orders/${order.id}/events`, { type: 'order.paid' });
  const read = (await server.api('GET', `/api/orders/${order.id}`)) as { stateLabels: { zh: string }[] };
  expect(read.stateLabels.map(({ zh }) => zh)).toEqual(['待发货']);
});

it('puts a hint away for good', async () => {
  const { page } = designer;
  await page.getByRole('button', { name: '知道了', exact: true }).click();
  await page.getByRole('link', { name: '流程' }).first().click();
  await page.getByRole('button', { name: '新建流程' }).first().click();
  await page.getByLabel('名称').fill('第二个');
  await page.getByRole('button', { name: '创建并打开' }).click();
  const hint = page.getByRole('complementary', { name: '提示' });
  await hint.waitFor();
  await hint.getByRole('button', { name: '知道了，不再提示' }).click();
  await hint.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: '添加第一个状态' }).waitFor();
  expect(await hint.count()).toBe(0);
  expect(designer.complaints).toEqual([]);
});
