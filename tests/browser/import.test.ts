import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-import-screen-'));
const file = join(data, '老系统订单.csv');
const shots = process.env.ORDERLOOM_TORTURE_SHOTS;
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  const rows = Array.from({ length: 300 }, (_, at) => `#S${1000 + at},1390000${1000 + at},¥${at}.50,${at % 3 ? '完成了' : '等付款'}`);
  writeFileSync(file, `订单编号,收货人手机,应付金额,老状态\n${rows.join('\n')}\n#S9999,139,很多,完成了\n`);
  server = await startServer(join(data, 'data'), 19_210);
  const flow = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string; revision: number };
  await server.api('POST', `/api/flows/${flow.id}/publish`, { revision: flow.revision, note: '' });
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

async function pick(page: Page, list: string, option: RegExp | string): Promise<void> {
  await page
    .getByRole('combobox', { name: list })
    .or(page.getByLabel(list, { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

it('a file becomes orders: uploaded, matched, tried, imported, its refused rows told', async () => {
  const { page } = designer;
  await page.goto(`${server.url}/import`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(file);
  await page.getByRole('heading', { name: '1 流程与订单号' }).waitFor();

  await pick(page, '流程', /v1$/);
  await page.getByRole('button', { name: '按名称和内容自动对应' }).click();
  await pick(page, '状态列', '老状态');
  for (const [value, at] of [
    ['完成了', -1],
    ['等付款', 0],
  ] as const) {
    await page.getByLabel(`“${value}”对应的状态`).first().click();
    const options = page.getByRole('option');
    await (at === 0 ? options.first() : options.last()).click();
    await page.keyboard.press('Escape');
  }
  await shoot(page, 'setup');
  await page.getByRole('button', { name: '试前 200 行' }).click();
  await page.getByText('前 200 行：200 张可导入').waitFor();
  await shoot(page, 'tried');
  await page.getByRole('button', { name: '开始导入' }).click();

  await page.getByRole('link', { name: '下载被拒绝的行' }).waitFor();
  await shoot(page, 'done');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载被拒绝的行' }).click()]);
  expect(download.suggestedFilename()).toContain('rejected.csv');
  const { items } = (await server.api('GET', '/api/orders?limit=1&text=S1001')) as { items: readonly { readonly externalId: string }[] };
  expect(items).toMatchObject([{ externalId: 'S1001' }]);
});
