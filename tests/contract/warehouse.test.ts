import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import { action, drawFlow } from '@orderloom/shared/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFixtures, sign } from '../support/channel-fixtures.ts';

const admin = 'administrator-of-the-warehouse';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const folder = mkdtempSync(join(tmpdir(), 'orderloom-warehouse-'));
const shop = readFixtures('standard-webhooks');
const warehouse = readFixtures('qimen');
const courier = readFixtures('kuaidi100');
let runtime: Runtime;

/** What the warehouse was asked, and what it says next. */
const asked: { url: URL; body: string }[] = [];
let says = '<response><flag>success</flag><code>0</code></response>';

const ask = (method: string) =>
  action('send-qimen', {
    method,
    url: 'https://wms.example.com/qimen',
    appKey: '2300',
    secret: 'secret://wms',
    orderCode: 'D-{{ orderNo }}',
    warehouse: 'WH-1',
  });

const flow = drawFlow({
  id: 'through-the-warehouse',
  fields: { orderNo: 'text', lines: 'json', receiver: 'text', phone: 'text', address: 'text' },
  events: Object.fromEntries(
    ['order.paid', 'order.cancelled', 'wms.shipped', 'shipment.out_for_delivery', 'shipment.delivered'].map((name) => [name, {}]),
  ),
  states: {
    unpaid: { on: { 'order.paid': 'asking' } },
    asking: { calls: { send: { action: ask('deliveryorder.create'), done: 'asked', error: 'refused' } } },
    asked: { on: { 'wms.shipped': 'shipped', 'order.cancelled': 'cancelling' } },
    cancelling: { calls: { cancel: { action: ask('order.cancel'), done: 'cancelled', error: 'asked' } } },
    shipped: { on: { 'shipment.out_for_delivery': 'coming' } },
    coming: { on: { 'shipment.delivered': 'done' } },
    done: { final: true },
    refused: { final: true },
    cancelled: { final: true },
  },
});

async function api(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
  const answer = await runtime.app.request(`/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

beforeAll(async () => {
  const fetch = async (url: unknown, init?: RequestInit) => {
    asked.push({ url: new URL(String(url)), body: String(init?.body) });
    return new Response(says, { headers: { 'content-type': 'text/xml' } });
  };
  runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0', fetch });
  ensureAdminToken(runtime.store.access, admin, Date.now());
  await api('POST', '/secrets', { name: 'wms', value: 'the secret of the warehouse' });
  await api('POST', '/flows', { document: flow });
  await api('POST', '/flows/through-the-warehouse/publish', { revision: 1 });
  for (const { channel, secrets } of [shop, warehouse, courier]) {
    const own = channel === 'standard-webhooks' ? flow.id : null;
    await api('POST', '/channels', { id: channel, type: channel, name: channel, flow: own, secrets });
  }
  runtime.start();
});
afterAll(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

let posts = 0;
async function post(fixtures: typeof shop, text: string, query: Readonly<Record<string, string>> = {}) {
  posts += 1;
  const headers: Record<string, string> = fixtures === shop ? { 'webhook-id': `m-${posts}` } : {};
  const request = sign(fixtures, { text, headers, query, now: Date.now() });
  const search = new URLSearchParams(request.query);
  const init = { method: 'POST', headers: request.headers, body: Buffer.from(request.raw) };
  expect((await runtime.app.request(`/hooks/default/${fixtures.channel}?${search}`, init)).ok).toBe(true);
}

const told = (type: string, order_id: string) =>
  post(
    shop,
    JSON.stringify({ type, timestamp: '2026-09-01T00:00:00Z', data: { order_id, receiver: '王五', lines: [{ sku: 'CUP', qty: 2 }] } }),
  );

async function stateOf(number: string) {
  const { items } = await api('GET', `/orders?text=${number}`);
  return items[0]?.states.join();
}
const reaches = (number: string, state: string) => expect.poll(() => stateOf(number), { timeout: 120_000 }).toBe(state);

function confirmed(code: string, parcel: string) {
  const text = `<request><deliveryOrder><deliveryOrderCode>${code}</deliveryOrderCode><status>DELIVERED</status><outBizCode>${code}-1</outBizCode></deliveryOrder><packages><package><logisticsCode>ZTO</logisticsCode><expressCode>${parcel}</expressCode></package></packages></request>`;
  return post(warehouse, text, { method: 'taobao.qimen.deliveryorder.confirm' });
}

const tracked = (parcel: string, state: string) =>
  post(courier, JSON.stringify({ status: 'polling', lastResult: { state, com: 'zhongtong', nu: parcel, data: [] } }));

it('takes an order through the warehouse to the door, by the numbers it was handed on under', async () => {
  await told('order.paid', 'Q-1');
  await reaches('Q-1', 'asked');
  expect(asked.at(-1)?.url.searchParams.get('method')).toBe('taobao.qimen.deliveryorder.create');
  expect(asked.at(-1)?.body).toContain('<deliveryOrderCode>D-Q-1</deliveryOrderCode>');

  await confirmed('D-Q-1', 'ZT-900');
  await reaches('Q-1', 'shipped');
  await tracked('ZT-900', '5');
  await reaches('Q-1', 'coming');
  await tracked('ZT-900', '3');
  await reaches('Q-1', 'done');
});

it('tells every order that goes in one parcel', async () => {
  for (const number of ['Q-2', 'Q-3']) {
    await told('order.paid', number);
    await reaches(number, 'asked');
    await confirmed(`D-${number}`, 'ZT-901');
  }

  await tracked('ZT-901', '5');

  await reaches('Q-2', 'coming');
  await reaches('Q-3', 'coming');
});

it('goes on when the warehouse refuses to cancel', async () => {
  await told('order.paid', 'Q-4');
  await reaches('Q-4', 'asked');
  says = '<response><flag>failure</flag><code>S003</code><message>已拣货</message></response>';
  const before = asked.length;

  await told('order.cancelled', 'Q-4');
  await expect.poll(() => asked.length, { timeout: 120_000 }).toBe(before + 1);

  await reaches('Q-4', 'asked');
  expect(asked.at(-1)?.body).toContain('<orderCode>D-Q-4</orderCode>');
});
