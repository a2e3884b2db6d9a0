import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, channel, hookPath, type RunningServer, startServer } from '../support/running-server.ts';
import { secret, signedHeaders } from '../support/signature.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-mapping-'));
const path = `/api/channels/${channel}/mapping`;
let server: RunningServer;
let designer: OpenDesigner;
let page: Page;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 18_940);
  const flow = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string; revision: number };
  await server.api('POST', `/api/flows/${flow.id}/publish`, { revision: flow.revision, note: '' });
  await server.api('POST', '/api/channels', {
    id: channel,
    type: 'standard-webhooks',
    name: '小店',
    flow: flow.id,
    secrets: { secret },
    settings: { eventMap: 'shop.new = order.created' },
  });
  await deliver('m1', '# S1001', '¥12.50');
  await deliver('m2', '# S1002', '20元');
  designer = await openDesigner(server.url, adminToken);
  page = designer.page;
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

async function deliver(id: string, ddh: string, je: string): Promise<void> {
  const body = JSON.stringify({ type: 'shop.new', timestamp: '2026-11-01T00:00:00Z', data: { ddh, je, shr: '王女士🎉' } });
  const answer = await fetch(server.url + hookPath, { method: 'POST', body, headers: signedHeaders(id, body) });
  expect(answer.ok).toBe(true);
}

async function orders(): Promise<{ externalId: string; context: Record<string, unknown> }[]> {
  const { items } = (await server.api('GET', '/api/orders')) as { items: { id: string }[] };
  return Promise.all(items.map(({ id }) => server.api('GET', `/api/orders/${id}`))) as Promise<never>;
}

const field = (target: string) => page.locator(`[data-target="${target}"]`);
const value = (key: string) => page.getByRole('treeitem').locator(`[title="data.${key}"]`);
const chain = () => page.getByRole('region', { name: '步骤', exact: true });

async function addStep(name: string): Promise<void> {
  await chain().getByRole('button', { name: '加一步' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function publish(note: string): Promise<void> {
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByLabel('改了什么').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

it('maps by dragging and by picking up, and tells the value after every step', async () => {
  await page.goto(`${server.url}/channels/${channel}/mapping`);
  await value('ddh').dragTo(field('order.orderNo'));
  await addStep('订单号');
  await chain().getByText('第 1 步之后').waitFor();
  expect(await chain().locator('output').allInnerTexts()).toEqual(['# S1002', 'S1002', 'S1002']);
  await chain().getByLabel('必填').check();

  await page.getByRole('tree').getByRole('treeitem').first().focus();
  for (let at = 0; at < 20 && !(await focused()).startsWith('je'); at += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await field('order.amount')
    .getByRole('button', { name: /^把 data.je 放到/ })
    .click();
  await addStep('金额变成分');
  expect(await chain().locator('output').allInnerTexts()).toEqual(['20元', '2000', '¥20.00']);
  await page.getByText('没有冲突').waitFor();
});

it('says a pattern in words, and where a bad one is wrong', async () => {
  await value('shr').dragTo(field('order.buyer'));
  await addStep('按规则取出一段');
  const pattern = chain().getByLabel('规则（正则表达式）');
  await pattern.fill('\\p{Han}+');
  await chain().getByText('意思是：一个或多个汉字').waitFor();
  expect(await chain().locator('output').last().textContent()).toBe('王女士');
  await pattern.fill('(\\p{Han}+');
  await chain().getByRole('alert').filter({ hasText: '缺少 )' }).waitFor();
  await pattern.fill('\\p{Han}+');
});

it('publishes, and the next message obeys; a replay brings in what was set aside', async () => {
  expect(await orders()).toEqual([]);
  await publish('订单号、金额、买家');
  await page.getByText('正在用 v1').waitFor();
  await deliver('m3', '# S1003', '30');
  expect(await orders()).toMatchObject([{ externalId: 'S1003', context: { amount: 3000, buyer: '王女士' } }]);

  await page.getByRole('button', { name: /^重放隔离消息/ }).click();
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('共 2 条，2 条可以处理').waitFor();
  await page.getByRole('button', { name: '重放', exact: true }).click();
  await page.getByText('处理了 2 条，还有 0 条被隔离').waitFor();
  expect((await orders()).map(({ externalId }) => externalId).sort()).toEqual(['S1001', 'S1002', 'S1003']);
});

it('marks what comes out otherwise, counts conflicts, and goes back in one click', async () => {
  await field('order.amount').getByRole('button').first().click();
  await chain().getByRole('combobox', { name: '原来的单位' }).click();
  await page.getByRole('option', { name: '分', exact: true }).click();
  await page.getByText(/条与使用中的不同/).waitFor();
  await page.getByRole('button', { name: /步骤出错：.*1 条/ }).click();
  await page.getByRole('status').filter({ hasText: '精确不到分' }).waitFor();
  await publish('按分');
  await page.getByText('正在用 v2').waitFor();
  await deliver('m4', 'S1004', '40');
  await page.getByRole('button', { name: '版本' }).click();
  await page.getByRole('button', { name: '退回到 v1' }).click();
  await page.getByText('正在用 v1').waitFor();
  await deliver('m5', 'S1005', '40');
  const amounts = Object.fromEntries((await orders()).map(({ externalId, context }) => [externalId, context.amount]));
  expect(amounts).toMatchObject({ S1004: 40, S1005: 4000 });
  expect(await server.api('GET', path)).toMatchObject({ inUse: 1, versions: [{ version: 2 }, { version: 1 }] });
  expect(designer.complaints).toEqual([]);
});

function focused(): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}
