import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

interface Draft {
  readonly version: number | null;
  readonly draft: { readonly policies?: Readonly<Record<string, { readonly type: string; readonly role?: string }>> };
}

const data = mkdtempSync(join(tmpdir(), 'orderloom-proof-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 19_640);
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

it('proves a drawing, shows and plays the way on which a policy breaks, and keeps it from being published until mended', async () => {
  const { page } = designer;
  const { id } = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string };
  const read = async () => (await server.api('GET', `/api/flows/${id}`)) as Draft;
  const policies = async () => Object.values((await read()).draft.policies ?? {});
  await page.goto(`${server.url}/flows/${id}`);
  await page.getByRole('tab', { name: '证明' }).click();
  await page.getByText(/走遍 \d+ 种情况，发现 0 个问题/).waitFor();

  await page.getByRole('button', { name: '添加规约' }).click();
  await page.getByRole('menuitem', { name: '某事件之后总能走到…' }).click();
  const broken = page.getByRole('img', { name: '不成立' });
  await broken.waitFor();
  const proof = page.getByRole('tabpanel');
  await proof
    .getByRole('button', { name: /^最短走法/ })
    .first()
    .click();
  await proof.getByText('订单创建 →').waitFor();
  await proof
    .getByRole('button', { name: /^在图上显示/ })
    .first()
    .click();
  expect(
    await proof
      .getByRole('button', { name: /^在图上显示/ })
      .first()
      .getAttribute('aria-pressed'),
  ).toBe('true');
  await expect.poll(async () => (await policies()).map(({ type }) => type)).toEqual(['eventually']);

  await page.getByRole('button', { name: '发布…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(/规约「.*」不成立/)
    .first()
    .waitFor();
  expect(await dialog.getByRole('button', { name: /^发布/ }).last().isDisabled()).toBe(true);
  await page.keyboard.press('Escape');

  await proof.getByRole('button', { name: /^播放/ }).first().click();
  await page.getByRole('button', { name: '退一步' }).waitFor();

  await page.getByRole('tab', { name: '证明' }).click();
  await page.getByRole('button', { name: '删除规约' }).click();
  await page.getByRole('button', { name: '添加规约' }).click();
  await page.getByRole('menuitem', { name: '只有谁可以发送' }).click();
  await broken.waitFor();
  await page
    .getByRole('combobox', { name: '谁' })
    .or(page.getByRole('textbox', { name: '谁' }))
    .first()
    .click();
  await page.getByRole('option', { name: '渠道' }).click();
  await page.getByRole('img', { name: '成立', exact: true }).waitFor();
  await expect.poll(async () => (await policies()).map(({ role }) => role)).toEqual(['channel']);

  await page.getByRole('button', { name: '发布…' }).first().click();
  await dialog.getByRole('button', { name: '发布为 v1' }).click();
  await dialog.getByText('已发布为 v1').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '删除规约' }).click();
  await page.getByRole('button', { name: '发布…' }).first().click();
  await dialog.getByText('只改了要证明的内容').waitFor();
  await dialog.getByText(/只有渠道可以发送/).waitFor();
  await dialog.getByRole('button', { name: '发布为 v2' }).click();
  await dialog.getByText('已发布为 v2').waitFor();
  expect(designer.complaints).toEqual([]);
});
