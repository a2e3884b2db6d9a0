import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

interface Draft {
  readonly draft: {
    readonly states: Readonly<Record<string, { readonly label: { readonly zh?: string } }>>;
    readonly transitions: Readonly<
      Record<string, { readonly source: string; readonly targets: readonly string[]; readonly trigger: object }>
    >;
  };
}

const data = mkdtempSync(join(tmpdir(), 'orderloom-matrix-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(data, 19_680);
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

it('tells what becomes of every event in every state, and lets a cell be changed and taken back', async () => {
  const { page } = designer;
  const { id } = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string };
  const { draft } = (await server.api('GET', `/api/flows/${id}`)) as Draft;
  const state = (name: string) => Object.entries(draft.states).find(([, { label }]) => label.zh === name)?.[0];
  const leads = async (source: string) => {
    const { transitions } = ((await server.api('GET', `/api/flows/${id}`)) as Draft).draft;
    return Object.values(transitions).filter(
      (one) => one.source === state(source) && 'event' in one.trigger && one.trigger.event === 'order.shipped',
    );
  };
  await page.goto(`${server.url}/flows/${id}`);
  await page.getByRole('tab', { name: '事件矩阵' }).click();
  const cell = page.getByRole('button', { name: '“待付款”收到“回传面单”' });
  await cell.waitFor();
  const before = await cell.textContent();
  expect(['拒绝', '忽略', '暂存']).toContain(before);
  await cell.click();
  const editor = page.getByRole('dialog', { name: '“待付款”收到“回传面单”' });
  await editor.getByText(`否则：${before}`).waitFor();

  await editor.getByLabel('无条件时').first().click();
  await page.getByRole('option', { name: '→ 已关闭' }).first().click();
  await expect.poll(() => cell.textContent()).toBe('→ 已关闭');
  await expect.poll(async () => (await leads('待付款')).length).toBe(1);

  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: '查找状态' }).fill('待付款');
  expect(await page.getByRole('rowheader').count()).toBe(1);
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe('“待付款”收到“回传面单”');
  await page.getByRole('button', { name: '撤销' }).first().click();
  await expect.poll(() => cell.textContent()).toBe(before);
  await expect.poll(async () => (await leads('待付款')).length).toBe(0);
  expect(designer.complaints).toEqual([]);
});
