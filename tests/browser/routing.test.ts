import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { library } from '@orderloom/machines';
import { FlowDocument } from '@orderloom/shared/document';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyst } from '../support/analyst.ts';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';
import { startWarehouse, type WarehouseServer } from '../support/wms-server.ts';

const port = 18_830;
const data = mkdtempSync(join(tmpdir(), 'orderloom-routing-'));
let server: RunningServer;
let designer: OpenDesigner;
let warehouse: WarehouseServer;

/** The machine of the library, speaking to the warehouse of this test. */
function routedFlow(): FlowDocument {
  const flow = library.find(({ id }) => id === 'routed-order')?.document;
  return FlowDocument.parse(JSON.parse(JSON.stringify(flow).replaceAll('https://wms.example.com', warehouse.url)));
}

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  warehouse = await startWarehouse();
  server = await startServer(data, port);
  await server.api('POST', '/api/flows', { document: routedFlow() });
  await server.api('POST', '/api/flows/routed-order/publish', { revision: 1 });
  const warehouses = [
    { code: 'HD', name: '华东仓', stock: 86, province: '上海' },
    { code: 'HN', name: '华南仓', stock: 60, province: '广东' },
  ];
  await server.api('POST', '/api/facts/import', { kind: 'warehouse', rows: warehouses });
  await server.api('POST', '/api/facts/import', {
    kind: 'carrier',
    rows: [{ code: 'DBL', name: '德邦', pickup: 97, price: 1800, promise: 48 }],
  });
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  await warehouse?.close();
  rmSync(data, { recursive: true, force: true });
});

interface OrderRead {
  readonly states: readonly string[];
  readonly context: Readonly<Record<string, unknown>>;
}

async function paidOrder(externalId: string, more: object): Promise<{ readonly id: string; read(): Promise<OrderRead> }> {
  warehouse.receive(externalId);
  const given = { flow: 'routed-order', externalId, data: { orderNo: externalId, province: '江苏省', ...more } };
  const { order } = (await server.api('POST', '/api/orders', given)) as { order: { id: string } };
  await server.api('POST', `/api/orders/${order.id}/events`, { type: 'order.paid' });
  return { id: order.id, read: () => server.api('GET', `/api/orders/${order.id}`) as Promise<OrderRead> };
}

async function settled(read: () => Promise<OrderRead>, state: string): Promise<OrderRead> {
  await expect.poll(async () => (await read()).states, { timeout: 120_000 }).toContain(state);
  return read();
}

it('configures two rules from an empty canvas in few actions, and the next order obeys', async () => {
  const { page } = designer;
  await page.getByRole('link', { name: '分单' }).first().click();
  await page.getByText('还没有规则').waitFor();
  const east = await eastChina(page);
  process.stdout.write(`East China rule: ${east} pointer and key actions\n`);
  expect(east).toBeLessThanOrEqual(40);
  const first = await paidOrder('R-1', { amount: 19_900 });
  expect((await settled(first.read, 'ready')).context).toMatchObject({ warehouse: 'HD', carrier: 'DBL' });

  const vip = await vipRule(page);
  process.stdout.write(`VIP rule: ${vip} pointer and key actions\n`);
  expect(vip).toBeLessThanOrEqual(40);
  warehouse.failNext(1);
  const urgent = await paidOrder('R-2', { amount: 5_000_100 });
  const seen = await settled(urgent.read, 'ready');
  expect(seen.context).toMatchObject({ warehouse: 'HD', tags: ['VIP-加急'], wmsNote: 'VIP' });
  const diamond = await paidOrder('R-3', { amount: 100, customerLevel: '钻石' });
  await settled(diamond.read, 'ready');
  expect(warehouse.pickList().map(({ number }) => number)).toEqual(['R-2', 'R-3', 'R-1']);
  expect(warehouse.asked.map(({ status }) => status)).toContain(503);

  await page.goto(`${server.url}/orders/${urgent.id}`);
  await page.getByText('为什么分到这里').waitFor();
  await page.getByText('华东仓').first().waitFor();
  await server.api('PUT', '/api/facts/carrier/DBL', { values: { pickup: 90 } });
  const later = await paidOrder('R-4', { amount: 100 });
  await settled(later.read, 'held');
});

it('shows what is, in both languages, on a desk and on a phone', async () => {
  const { page } = designer;
  await page.goto(`${server.url}/routing`);
  await page.getByText('用最近的订单试算').waitFor();
  await page.getByText('结果不同').waitFor();
  await page.getByText('这样的订单没有规则决定去处').waitFor();
  await page.getByRole('tab', { name: '事实' }).click();
  await page.getByText('86').first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const locale of ['en', 'zh']) {
    await page.evaluate((chosen) => localStorage.setItem('orderloom.locale', chosen), locale);
    await page.goto(`${server.url}/routing`);
    await page.getByRole('tab', { name: locale === 'en' ? 'Rules' : '规则' }).waitFor();
    await page.getByText('v2').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  expect(designer.complaints).toEqual([]);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function eastChina(page: Page): Promise<number> {
  const hand = analyst(page);
  const condition = async (place: number, field: string, value: string) => {
    await hand.click(button(page, '条件').first());
    await hand.choose(page.getByLabel('字段', { exact: true }).nth(place), field);
    await hand.choose(page.getByLabel('比较方式').nth(place), '大于');
    await hand.type(page.getByLabel('值', { exact: true }).nth(place), value);
  };
  await hand.click(button(page, '新建规则'));
  await condition(0, '华东仓 库存率 %', '80');
  await condition(1, '德邦 当日揽收率 %', '95');
  await hand.choose(page.getByLabel('仓库', { exact: true }), '华东仓');
  await hand.choose(page.getByLabel('承运商', { exact: true }), '德邦');
  await hand.click(button(page, '发布'));
  await page.getByText('已发布 v1').first().waitFor();
  return hand.count();
}

async function vipRule(page: Page): Promise<number> {
  const hand = analyst(page);
  await hand.click(button(page, '新建规则'));
  await hand.click(button(page, '条件').first());
  await hand.choose(page.getByLabel('字段', { exact: true }).nth(0), '客户等级');
  await hand.choose(page.getByLabel('比较方式').nth(0), '等于');
  await hand.click(page.getByLabel('值', { exact: true }).nth(0));
  await hand.click(page.getByRole('option', { name: '钻石' }));
  await hand.click(button(page, '条件').first());
  await hand.choose(page.getByLabel('字段', { exact: true }).nth(1), '订单金额');
  await hand.choose(page.getByLabel('比较方式').nth(1), '大于');
  await hand.type(page.getByLabel('值', { exact: true }).nth(1), '50000');
  await hand.choose(page.getByLabel('并且或者').first(), '或者');
  await hand.click(page.getByRole('combobox', { name: '标签' }));
  await hand.click(page.getByRole('option', { name: 'VIP-加急' }));
  await hand.press('Escape');
  await hand.type(page.getByLabel('备注', { exact: true }), 'VIP');
  await hand.click(button(page, '发布'));
  await page.getByText('已发布 v2').first().waitFor();
  return hand.count();
}
