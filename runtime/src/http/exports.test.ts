import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { readRows } from '../importing/reading/index.ts';
import { type TestServer, testServer, token, told } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-exports-'));
let server: TestServer;

beforeAll(async () => {
  server = testServer();
  await server.api('POST', '/flows', { document: shopFlow() });
  await server.api('POST', '/flows/shop/publish', { revision: 1 });
  const order = (externalId: string, amount: number) =>
    server.api('POST', '/orders', { flow: 'shop', externalId, data: { amount, buyer: '=cmd|calc' } });
  await order('6932000000000000123', 1_234_505);
  await order('00042', 7);
  await order('=HYPERLINK("http://x.test")', 0);
  await order('a "quoted", one\nof two lines', 100);
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

async function download(path: string, headers: Record<string, string> = {}) {
  const answer = await server.runtime.app.request(`/api/exports/${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function rowsOf(path: string, headers?: Record<string, string>): Promise<Record<string, string>[]> {
  const { bytes } = await download(path, headers);
  return parse(bytes, { bom: true, columns: true });
}

async function sheetOf(path: string) {
  const { answer, bytes } = await download(path);
  expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename=".*\.xlsx"/);
  const file = join(folder, 'read-back.xlsx');
  writeFileSync(file, bytes);
  const rows: Record<string, unknown>[] = [];
  for await (const row of readRows(file, { kind: 'xlsx' })) if ('cells' in row) rows.push(row.cells as Record<string, unknown>);
  return rows;
}

/** A token of a role that may do only so much. */
async function tokenWith(permissions: readonly string[]) {
  const answer = await server.api('POST', '/tokens', { name: permissions.join(' '), permissions });
  return { authorization: `Bearer ${told(answer, 'token')}` };
}

describe('an exported list as CSV', () => {
  it('begins with a byte order mark and has headings in the language that is asked for', async () => {
    const { answer, bytes } = await download('orders?lang=zh');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString('utf8')).toContain('"订单号"');
    expect(Object.keys((await rowsOf('orders', { 'accept-language': 'en' }))[0] ?? {})).toContain('Order number');
  });

  it('keeps long numbers and leading zeros, tells money in yuan and disarms formulas', async () => {
    const rows = await rowsOf('orders?lang=en');
    const cells = rows.map((row) => [row['Order number'], row['Amount (yuan)']]);
    expect(cells).toEqual([
      ['a "quoted", one\nof two lines', '1.00'],
      [`'=HYPERLINK("http://x.test")`, '0.00'],
      ['00042', '0.07'],
      ['6932000000000000123', '12345.05'],
    ]);
  });

  it('holds what passes the filter, and nothing where nothing does', async () => {
    expect(await rowsOf('orders?lang=en&text=00042')).toMatchObject([{ 'Order number': '00042', Standing: 'In progress', Flow: 'shop' }]);
    expect(await rowsOf('orders?status=done')).toEqual([]);
    expect((await download('orders?status=lost')).answer.status).toBe(400);
    expect((await download('orders?format=pdf')).answer.status).toBe(400);
  });

  it('tells times by the clock of the company', async () => {
    const listed = await server.api('GET', '/orders?text=00042');
    const [row] = await rowsOf('orders?lang=en&text=00042');
    const utc = new Date(told(listed, 'items.0.createdAt'));
    const inShanghai = new Date(utc.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    expect(row?.Created).toBe(inShanghai);
  });
});

it('an exported workbook opens with text as text, money as numbers and times as times', async () => {
  const rows = await sheetOf('orders?format=xlsx&lang=en');
  expect(rows.map((row) => row['Order number'])).toEqual([
    'a "quoted", one\nof two lines',
    '=HYPERLINK("http://x.test")',
    '00042',
    '6932000000000000123',
  ]);
  expect(Number(rows[3]?.['Amount (yuan)'])).toBe(12_345.05);
  expect(rows[0]?.Created).toEqual((await rowsOf('orders?lang=en'))[0]?.Created);
});

it('every list can be taken along in both formats', async () => {
  await server.api('POST', '/stock/count', { rows: [{ sku: '0001', warehouse: 'HZ', onHand: -3, safety: 2 }] });
  expect(await rowsOf('stock?only=oversold&lang=en')).toMatchObject([{ SKU: '0001', 'On hand': '-3', Available: '-5' }]);
  for (const list of ['orders', 'inbox', 'outbox', 'incidents', 'stock', 'routes', 'audit']) {
    expect((await download(list)).answer.status, list).toBe(200);
    expect(Array.isArray(await sheetOf(`${list}?format=xlsx`)), list).toBe(true);
  }
});

describe('whoever exports', () => {
  it('needs the permission of the list', async () => {
    const mayOrders = await tokenWith(['orders:read']);
    expect((await download('orders', mayOrders)).answer.status).toBe(200);
    for (const list of ['inbox', 'outbox', 'stock', 'routes', 'audit'])
      expect((await download(list, mayOrders)).answer.status, list).toBe(403);
    expect((await server.runtime.app.request('/api/exports/orders')).status).toBe(401);
  });

  it('is told of in the audit, with how much he took and by what filter', async () => {
    await rowsOf('orders?text=00042');
    const { body } = await server.api('GET', '/audit?limit=1');
    expect(body).toMatchObject({
      items: [{ action: 'GET /api/exports/orders', target: 'orders', outcome: 'done', reason: 'rows=1 format=csv text=00042' }],
    });
  });
});
