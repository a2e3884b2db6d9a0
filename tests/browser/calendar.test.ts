import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowDocument } from '@orderloom/shared/document';
import axe from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-calendar-'));
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

it('keeps a business calendar as people write it, and says which line it cannot read', async () => {
  const { page, complaints } = designer;
  await page.goto(`${server.url}/settings`);
  await page.getByRole('link', { name: '打开工作日历' }).click();
  const holidays = page.getByLabel('假期', { exact: true });
  await holidays.fill('2026年10月1日至2026年10月7日\n国庆');
  await page.getByText('第 2 行看不懂：国庆').waitFor();
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);

  await holidays.fill('2026年10月1日至2026年10月7日');
  await page.getByLabel('调休上班').fill('2026-10-10');
  await page.getByLabel('星期五').fill('09:00-12:00, 13:00-15:00');
  await page.getByText('到期：').waitFor();
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    'axe.run().then(({ violations }) => violations.filter((one) => one.impact === "serious" || one.impact === "critical").map(({ id }) => id))',
  );
  expect(found).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存，十秒后生效').waitFor();

  const { calendar } = (await server.api('GET', '/api/calendar')) as { calendar: Record<string, readonly unknown[]> };
  expect(calendar.holidays).toHaveLength(7);
  expect(calendar.extraDays).toEqual([{ day: '2026-10-10', hours: [{ from: '09:00', to: '18:00' }] }]);
  expect(calendar.week?.[4]).toEqual([
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '15:00' },
  ]);
  expect(complaints).toEqual([]);
});

it('counts a time limit in working time, and shows it so on the drawing and in the draft', async () => {
  const { page } = designer;
  const { id } = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string };
  await page.goto(`${server.url}/flows/${id}`);
  await page.getByTestId('rf__edge-t_awaiting_payment_3').first().waitFor({ state: 'attached' });
  await page.getByText('30 分钟').first().click();
  await page
    .getByRole('combobox', { name: /时间.*单位|时长.*单位|单位/ })
    .first()
    .click();
  await page.getByRole('option', { name: '工作小时' }).click();
  await page.getByText('工作时间 30 小时').first().waitFor();
  await expect
    .poll(
      async () =>
        ((await server.api('GET', `/api/flows/${id}`)) as { draft: FlowDocument }).draft.transitions.t_awaiting_payment_3?.trigger,
      {
        timeout: 120_000,
      },
    )
    .toEqual({ type: 'after', delay: { type: 'fixed', ms: 30 * 3_600_000, working: 'hours' } });
});
