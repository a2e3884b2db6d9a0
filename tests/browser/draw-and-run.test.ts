import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawingBoard } from '../support/drawing.ts';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';
import { douyinHeaders, douyinSecrets } from '../support/sign-douyin.ts';

const port = 18_810;
const orderNo = '6932000000000000123';
const data = mkdtempSync(join(tmpdir(), 'orderloom-browser-'));
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

it('draws a parallel flow from blank, publishes it, and runs an order of a sales channel through it', async () => {
  const { page } = designer;
  await drawParallelFlow(page);
  await publish(page);
  const hook = await createChannel(page);

  await page.getByRole('link', { name: '订单' }).first().click();
  await page.getByRole('button', { name: '新建订单' }).nth(1).waitFor();
  await deliver(hook, ['100', '101']);
  const row = page.getByRole('row').filter({ hasText: '抖店一号' });
  await row.getByText('闪送中').waitFor();
  await row.getByText('大件中').waitFor();
  await row.getByText('闪送中').click();

  await page.getByText(orderNo).first().waitFor();
  for (const state of ['闪送中', '大件中']) await page.locator(`.react-flow__node[aria-label^="${state}，"]`).waitFor();
  await page.getByRole('button', { name: /执行/ }).first().click();
  await confirmEvent(page);

  await page.getByText('已送达').first().waitFor();
  await expectTimeline(page, ['闪送送达', '支付成功']);

  await server.kill();
  server = await startServer(data, port);
  await page.reload();
  await expectTimeline(page, ['闪送送达', '支付成功']);
  expect(await orderStates()).toEqual(['大件中', '已送达']);
});

async function drawParallelFlow(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建流程' }).first().click();
  await page.getByLabel('名称').fill('闪送与大件');
  await page.getByRole('button', { name: '创建并打开' }).click();
  await page.getByRole('button', { name: '添加第一个状态' }).waitFor();
  const board = drawingBoard(page);
  await board.add('n', '待付款');
  await board.add('3', '履约中');
  await board.connect('待付款', '履约中');
  await board.nameEvent('支付成功');
  await drawLeg(page, '状态 1', '闪送中', '已送达', '闪送送达');
  await drawLeg(page, '状态 2', '大件中', '已签收', '安装签收');
  await board.state('履约中').click({ position: { x: 60, y: 12 } });
  await board.add('n', '已完成');
  await board.makeFinal();
  await page.getByText('全部完成').first().waitFor();
}

async function drawLeg(page: Page, first: string, name: string, end: string, event: string): Promise<void> {
  const board = drawingBoard(page);
  await board.rename(first, name);
  await board.state(name).click();
  await board.add('n', end);
  await board.makeFinal();
  await board.selectTransition(/事件 \d/);
  await board.nameEvent(event);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^发布/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('第一版');
  await dialog.getByRole('button', { name: /发布为 v1/ }).click();
  await page.getByText('已发布 v1').first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** Sets the channel up on its screen; gives the address the platform delivers to. */
async function createChannel(page: Page): Promise<string> {
  await page.getByRole('link', { name: '接入' }).first().click();
  await page.getByRole('button', { name: '新建接入' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('类型').click();
  await page.getByRole('option', { name: '抖店' }).click();
  await dialog.getByLabel('名称').fill('抖店一号');
  await dialog.getByLabel('订单走的流程').click();
  await page.getByRole('option', { name: /闪送与大件/ }).click();
  await dialog.getByLabel(/^应用 Key/).fill(douyinSecrets.appKey);
  await dialog.getByLabel(/^应用密钥/).fill(douyinSecrets.appSecret);
  await dialog.getByRole('button', { name: '创建' }).click();
  await page.getByText('/hooks/default/douyin').first().waitFor();
  await page.keyboard.press('Escape');
  return `${server.url}/hooks/default/douyin`;
}

async function deliver(hook: string, tags: readonly string[]): Promise<void> {
  const messages = tags.map(
    (tag) => `{"tag":"${tag}","msg_id":"m-${tag}","data":{"p_id":${orderNo},"pay_amount":19900,"pay_time":1794326732}}`,
  );
  const body = `[${messages.join(',')}]`;
  const answer = await fetch(hook, { method: 'POST', headers: douyinHeaders(body), body });
  expect([answer.status, await answer.json()]).toEqual([200, { code: 0, msg: 'success' }]);
}

/** An event without a payload is sent at once; one with a form is confirmed. */
async function confirmEvent(page: Page): Promise<void> {
  const send = page.getByRole('dialog').getByRole('button').last();
  if (await send.isVisible()) await send.click();
}

async function expectTimeline(page: Page, events: readonly string[]): Promise<void> {
  for (const event of events) await page.getByRole('listitem').filter({ hasText: event }).first().waitFor();
}

async function orderStates(): Promise<string[]> {
  const { items } = (await server.api('GET', '/api/orders')) as { items: { stateLabels: { zh: string }[] }[] };
  return (items[0]?.stateLabels ?? []).map((label) => label.zh).sort();
}
