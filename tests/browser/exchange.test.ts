import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowInPng } from '@orderloom/shared/exchange';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-exchange-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 19_710);
  await server.api('POST', '/api/flows', { name: { zh: '退货退款', en: 'Returns' }, template: 'return-refund' });
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

it('opens an exported picture that is dropped back, and shows a file with its losses before taking it', async () => {
  const { page, complaints } = designer;
  await page.getByRole('button', { name: '“退货退款”的更多操作' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^PNG 图片 1 倍/ }).click();
  const picture = readFileSync(await (await downloading).path());
  await page.keyboard.press('Escape');

  await dropOn(page, 'picture.png', picture);
  await page.getByText('导入后的样子').waitFor();
  await page.getByRole('button', { name: '导入并打开' }).click();
  await page.waitForURL(/\/flows\/[^/]+$/);
  await page.locator('.react-flow__node').first().waitFor();

  const { items } = (await server.api('GET', '/api/flows')) as { items: { id: string }[] };
  const drafts = await Promise.all(items.map(async ({ id }) => ((await server.api('GET', `/api/flows/${id}`)) as { draft: object }).draft));
  const [first, second] = drafts.map((draft) => ({ ...draft, id: '' }));
  expect(items).toHaveLength(2);
  expect(second).toEqual(first);
  expect({ ...JSON.parse(flowInPng(picture) ?? '{}'), id: '' }).toEqual(first);

  await dropOn(page, 'chart.mmd', Buffer.from('stateDiagram-v2\n[*] --> 待付款\n待付款 --> 已付款\n'));
  await page.getByText('第 3 行：没有文字的箭头成了事件“to_已付款”。').waitFor();
  await page.getByText('格式', { exact: true }).waitFor();
  await page.keyboard.press('Escape');

  await dropOn(
    page,
    'chart.scxml',
    Buffer.from('<scxml xmlns="http://www.w3.org/2005/07/scxml"><state id="a"><invoke type="scxml"/></state></scxml>'),
  );
  await page.getByText('放不下，不能导入（1 处）').waitFor();
  expect(await page.getByRole('button', { name: '导入并打开' }).isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
});

/** Drops a file onto the middle of the page, as from the desktop. */
async function dropOn(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const given = new DataTransfer();
      given.items.add(new File([bytes], file));
      return given;
    },
    [name, content.toString('base64')] as const,
  );
  for (const type of ['dragover', 'drop']) await page.dispatchEvent('#main', type, { dataTransfer: transfer });
}
