import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

interface Draft {
  readonly draft: { readonly stories?: Readonly<Record<string, { readonly name: { readonly zh?: string } }>> };
}

const data = mkdtempSync(join(tmpdir(), 'orderloom-stories-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 19_600);
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

it('keeps a simulated order as a story, and adds those that are missing', async () => {
  const { page } = designer;
  const { id } = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string };
  const stories = async () => Object.values(((await server.api('GET', `/api/flows/${id}`)) as Draft).draft.stories ?? {});
  await page.goto(`${server.url}/flows/${id}`);
  await page.getByRole('tab', { name: '模拟' }).click();
  await page.getByRole('button', { name: '开始模拟' }).click();
  await page.getByRole('tab', { name: '故事' }).click();
  await page.getByRole('button', { name: '记下模拟的订单' }).click();
  await page.getByRole('img', { name: '走得通' }).first().waitFor();
  await page.getByRole('textbox', { name: '故事名称' }).fill('刚下单');
  await expect.poll(async () => (await stories()).map(({ name }) => name.zh), { timeout: 120_000 }).toEqual(['刚下单']);

  await page.getByRole('button', { name: '补全缺少的故事' }).click();
  await page.getByText('补上了').waitFor();
  await expect.poll(async () => (await stories()).length, { timeout: 120_000 }).toBeGreaterThan(3);
  await expect.poll(() => page.getByRole('img', { name: '正在走' }).count(), { timeout: 120_000 }).toBe(0);
  expect(await page.getByRole('img', { name: '走不通' }).count()).toBe(0);

  await page.getByRole('button', { name: '播放' }).first().click();
  await page.getByRole('button', { name: '退一步' }).waitFor();
  expect(designer.complaints).toEqual([]);
});
