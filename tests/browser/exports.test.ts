import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesigner, openDesigner } from '../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../support/running-server.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-exports-screen-'));
let server: RunningServer;
let designer: OpenDesigner;

beforeAll(async () => {
  await buildServer(['runtime', 'designer']);
  server = await startServer(join(data, 'data'), 19_260);
  const flow = (await server.api('POST', '/api/flows', { template: 'standard-retail' })) as { id: string; revision: number };
  await server.api('POST', `/api/flows/${flow.id}/publish`, { revision: flow.revision, note: '' });
  for (const externalId of ['0007-甲', '6932000000000000123', '0007-乙'])
    await server.api('POST', '/api/orders', { flow: flow.id, externalId, data: { amount: 19_905 } });
  designer = await openDesigner(server.url, adminToken);
});

afterAll(async () => {
  await designer?.browser.close();
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

async function download(format: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { page } = designer;
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('menuitem', { name: format }).click();
  const taken = await coming;
  return { name: taken.suggestedFilename(), bytes: readFileSync(await taken.path()) };
}

it('what the list is narrowed to is downloaded as CSV that opens in Chinese, and as a workbook', async () => {
  await designer.page.goto(`${server.url}/orders?text=0007`);
  await designer.page.getByText('0007-甲').first().waitFor();

  const csv = await download(/CSV/);
  expect(csv.name).toBe('orders.csv');
  const [head = '', ...lines] = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(head.startsWith('\ufeff"订单号"')).toBe(true);
  expect(lines.map((line) => line.split(',')[0])).toEqual(['"0007-乙"', '"0007-甲"']);
  expect(lines.every((line) => line.includes(',199.05,'))).toBe(true);

  const workbook = await download(/Excel/);
  expect(workbook.name).toBe('orders.xlsx');
  expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
});

it('each list has its export', async () => {
  for (const path of ['/deliveries', '/deliveries?tab=outbox', '/incidents', '/goods?tab=stock', '/access?tab=audit']) {
    await designer.page.goto(`${server.url}${path}`);
    const { bytes } = await download(/CSV/);
    expect(bytes.subarray(0, 3), path).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  }
});
