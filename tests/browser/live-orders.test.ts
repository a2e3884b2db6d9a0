import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowDocument } from '@orderloom/shared/document';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-live-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 19_610);
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

/** A published flow with orders that wait for payment, and orders that are being picked. */
async function flowWithOrders(waiting: number, picking: number, prefix = 'L'): Promise<string> {
  const { id } = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string };
  await server.api('POST', `/api/flows/${id}/publish`, { revision: 1, note: '' });
  for (let index = 0; index < waiting + picking; index += 1) {
    const made = (await server.api('POST', '/api/orders', { flow: id, externalId: `${prefix}-${index}`, data: { amount: 9900 } })) as {
      order: { id: string };
    };
    if (index < waiting) continue;
    for (const type of ['order.paid', 'wms.picking']) {
      await server.api('POST', `/api/orders/${made.order.id}/events`, { type, payload: type === 'order.paid' ? { amount: 9900 } : {} });
    }
  }
  return id;
}

/** The draft loses the state `picking`, and pays within twice the time. */
async function takePickingOut(id: string): Promise<void> {
  const { draft, revision } = (await server.api('GET', `/api/flows/${id}`)) as { draft: FlowDocument; revision: number };
  const { picking: _picking, ...states } = draft.states;
  const { picking: _box, ...boxes } = draft.layout.states;
  const kept = Object.values(draft.transitions).filter((one) => one.source !== 'picking' && !one.targets.includes('picking'));
  const transitions = kept.map((one) =>
    one.id === 't_awaiting_payment_3' && one.trigger.type === 'after'
      ? { ...one, trigger: { ...one.trigger, delay: { type: 'fixed', ms: 3_600_000 } } }
      : one,
  );
  const stories = {};
  const layout = { ...draft.layout, states: boxes, routes: {} };
  const document = { ...draft, states, transitions: Object.fromEntries(transitions.map((one) => [one.id, one])), layout, stories };
  await server.api('PUT', `/api/flows/${id}/draft`, { revision, document });
}

it('says before publishing what happens to live orders, and takes their new state with the version', async () => {
  const { page } = designer;
  const id = await flowWithOrders(3, 2);
  await takePickingOut(id);
  await page.goto(`${server.url}/flows/${id}`);
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByText('涉及 3 张未完成订单').first().waitFor();
  await page.getByText('高风险').first().waitFor();

  await page.getByText('在途订单', { exact: true }).click();
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('看了 5 单').waitFor();
  await page.getByRole('button', { name: /2\s*所在状态没有了/ }).click();
  const orders = page.getByRole('region', { name: '有关订单' });
  await orders.getByRole('link', { name: 'L-4' }).waitFor();
  expect(await orders.getByRole('link').count()).toBe(2);

  const sheet = page.getByRole('dialog').locator('.react-flow__node[data-id="queued"]');
  await page.getByRole('dialog').locator('[data-state="picking"]').dragTo(sheet);
  await page.getByText('请重新试算').waitFor();
  await page.getByRole('button', { name: '重新试算' }).click();
  await page.getByRole('button', { name: /0\s*所在状态没有了/ }).waitFor();

  await page.getByRole('button', { name: '发布为 v2' }).click();
  await page.getByText('已发布为 v2').waitFor();
  const plan = (await server.api('POST', `/api/flows/${id}/migrations/plan`, { from: [1], to: 2 })) as { mapping: { states: object } };
  expect(plan.mapping.states).toEqual({ picking: 'queued' });
  expect(designer.complaints).toEqual([]);
});

it('maps a removed state by keyboard alone, and offers to try again when the server has forgotten', async () => {
  const { page } = designer;
  const id = await flowWithOrders(0, 1, 'K');
  await takePickingOut(id);
  await page.goto(`${server.url}/flows/${id}`);
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByText('在途订单', { exact: true }).click();
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('看了 1 单').waitFor();

  await server.kill();
  server = await startServer(data, 19_610);
  await page.getByRole('button', { name: /1\s*所在状态没有了/ }).click();
  const gone = page.getByRole('dialog').getByRole('alert').filter({ hasText: '明细不在了' });
  await gone.getByRole('button', { name: '重新试算' }).press('Enter');
  await page.getByRole('link', { name: 'K-0' }).waitFor();

  await page
    .getByRole('combobox', { name: /的订单去哪里/ })
    .or(page.getByRole('textbox', { name: /的订单去哪里/ }))
    .focus();
  await page.keyboard.type('待拣货');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('请重新试算').waitFor();
  await page.getByRole('button', { name: '重新试算' }).press('Enter');
  await page.getByRole('button', { name: /0\s*所在状态没有了/ }).waitFor();
});
