import { emptyMapping } from '@orderloom/shared/mapping';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { type TestServer, testServer, token, told } from './testing.ts';

let server: TestServer;

beforeEach(async () => {
  server = testServer();
  const { id, ...document } = shopFlow();
  await server.api('POST', '/flows', { id, document: { id, ...document } });
  await server.api('POST', '/flows/shop/publish', { revision: 1, note: '' });
});
afterEach(() => server.end());

const head = '订单编号,买家,金额,状态\n';
const rows = (count: number) => Array.from({ length: count }, (_, at) => `#N${at},甲,¥${at}.05,${at % 2 ? '完成' : '已发货'}\n`).join('');
const field = (key: string, type: string, column: string, steps: readonly object[]) => ({
  in: 'order',
  key,
  type: { type },
  source: { from: 'path', path: [column] },
  steps,
  required: false,
  topics: [],
});
const plan = {
  flow: 'shop',
  version: 1,
  channel: 'old-shop',
  number: '订单编号',
  mapping: {
    ...emptyMapping,
    fields: [
      field('amount', 'money', '金额', [{ type: 'money', params: {} }]),
      field('orderNo', 'text', '订单编号', [{ type: 'strip-symbols', params: {} }]),
    ],
  },
  status: { column: '状态', states: { 已发货: ['riding', 'loading'], 完成: ['done'] } },
};

async function put(id: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const path = `/api/imports/${id}/content?offset=${offset}`;
  return (await server.runtime.app.request(path, { method: 'PUT', body: bytes, headers })).status;
}

async function upload(name: string, content: string): Promise<string> {
  const bytes = Buffer.from(content);
  const id = told(await server.api('POST', '/imports', { name, size: bytes.length }), 'id');
  const half = Math.floor(bytes.length / 2);
  expect(await put(id, 0, bytes.subarray(0, half))).toBe(200);
  expect(await put(id, half + 5, bytes.subarray(half + 5))).toBe(409);
  expect(await put(id, half - 3, bytes.subarray(half - 3))).toBe(200);
  return id;
}

async function ended(id: string) {
  await expect.poll(async () => told(await server.api('GET', `/imports/${id}`), 'status'), { timeout: 120_000 }).not.toBe('running');
  return (await server.api('GET', `/imports/${id}`)).body;
}

async function report(id: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  return (await server.runtime.app.request(`/api/imports/${id}/rejections`, { headers })).text();
}

it('looks at a file, tries it without writing, then imports it and reports what was refused', async () => {
  const id = await upload('old.csv', `${head}${rows(450)}#N7,甲,1,完成\n#N900,甲,much,完成\n`);

  expect((await server.api('GET', `/imports/${id}/preview`)).body).toMatchObject({
    columns: ['订单编号', '买家', '金额', '状态'],
    rows: expect.arrayContaining([{ row: 2, cells: { 订单编号: '#N0', 买家: '甲', 金额: '¥0.05', 状态: '已发货' } }]),
  });
  expect((await server.api('GET', `/imports/${id}/values?column=${encodeURIComponent('状态')}`)).body).toEqual({
    items: [
      { value: '完成', count: 227 },
      { value: '已发货', count: 225 },
    ],
    whole: true,
  });
  expect((await server.api('POST', `/imports/${id}/try`, { plan, rows: 500 })).body).toMatchObject({
    imported: 451,
    refused: 1,
    samples: [{ row: 2, externalId: 'N0', states: ['riding', 'loading'], data: { amount: 5 } }, {}, {}, {}, {}],
    rejections: [{ row: 453, order: '#N900', column: '金额' }],
  });
  expect((await server.api('GET', '/orders')).body).toMatchObject({ items: [] });

  await server.api('POST', `/imports/${id}/start`, { plan });

  expect(await ended(id)).toMatchObject({ status: 'done', imported: 450, exists: 1, refused: 1, fraction: 1 });
  expect(await report(id)).toMatch(/"453","#N900","金额"/);
  expect((await server.api('GET', '/orders?text=N449')).body).toMatchObject({ items: [{ externalId: 'N449', status: 'done' }] });
});

it('refuses a plan that does not fit, a file that is none, and a step out of turn', async () => {
  const id = await upload('old.csv', `${head}${rows(2)}`);
  const other = { ...plan, number: '编号' };
  expect(await server.api('POST', `/imports/${id}/start`, { plan: other })).toMatchObject({
    status: 422,
    body: { code: 'bad-plan', errors: [{ path: '编号' }] },
  });
  expect(await server.api('POST', `/imports/${id}/pause`, {})).toMatchObject({ status: 409 });

  const broken = await upload('old.xlsx', 'this is no zip file at all');
  expect(await server.api('GET', `/imports/${broken}/preview`)).toMatchObject({ status: 422, body: { code: 'bad-file' } });
});

it('paused it rests, resumed it goes on, and nothing is doubled', async () => {
  const id = await upload('old.csv', `${head}${rows(3000)}`);
  await server.api('POST', `/imports/${id}/start`, { plan });
  expect((await server.api('POST', `/imports/${id}/pause`, {})).body).toMatchObject({ status: 'paused' });
  server = await server.restart();
  expect((await server.api('GET', `/imports/${id}`)).body).toMatchObject({ status: 'paused' });

  await server.api('POST', `/imports/${id}/resume`, {});

  expect(await ended(id)).toMatchObject({ status: 'done', imported: 3000, exists: 0, refused: 0 });
});

it('cut off by a stop it goes on after the next start', async () => {
  const id = await upload('old.csv', `${head}${rows(2000)}`);
  await server.api('POST', `/imports/${id}/start`, { plan });

  server = await server.restart();

  expect(await ended(id)).toMatchObject({ status: 'done', imported: 2000, exists: 0 });
});
