import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { hookSecret, type TestServer, testServer, told } from './testing.ts';

const json = { label: {}, type: { type: 'json' } };
const reply = { type: 'reply', call: 'reserve', outcome: 'done' };
const keep = { id: 'k', type: 'set-field', params: { field: 'stock', value: 'event.output' } };

/** Reserves what is ordered as soon as the order is there. */
const flow = flowOf('shop', {
  context: { lines: json, stock: json },
  events: {
    'order.created': { label: {}, senders: ['channel'], payload: {}, unacceptable: { policy: 'ignore' } },
    end: { label: {}, senders: ['person'] },
  },
  states: [
    {
      id: 'reserving',
      kind: 'atomic',
      parent: 'root',
      calls: [{ id: 'reserve', label: {}, action: { id: 'a', type: 'reserve-stock', params: {} } }],
    },
    { id: 'waiting', kind: 'atomic', parent: 'root' },
    { id: 'ended', kind: 'final', parent: 'root' },
  ],
  transitions: [
    { id: 't1', source: 'reserving', targets: ['waiting'], trigger: reply, actions: [keep] },
    { id: 't2', source: 'waiting', targets: ['ended'], trigger: { type: 'event', event: 'end' } },
  ],
});

let server: TestServer;
beforeEach(async () => {
  server = testServer();
  await server.api('POST', '/flows', { document: flow });
  expect(await server.api('POST', '/flows/shop/publish', { revision: 1 })).toMatchObject({ status: 201 });
});
afterEach(() => server.end());

const set = {
  name: '客厅三件套',
  components: [
    { sku: 'LAMP', quantity: 1, share: 30 },
    { sku: 'BULB', quantity: 2, share: 3 },
  ],
};
const rows = [
  { sku: 'LAMP', warehouse: 'SH', onHand: 5 },
  { sku: 'BULB', warehouse: 'SH', onHand: 7, safety: 1 },
  { sku: 'BULB', warehouse: 'BJ', onHand: 100 },
];

it('keeps bundles and stock, and tells how many can be made', async () => {
  expect(await server.api('PUT', '/bundles/SET', set)).toMatchObject({ status: 200, body: { code: 'SET', sellable: 0 } });
  expect(await server.api('POST', '/stock/count', { rows })).toMatchObject({ status: 200, body: { saved: 3 } });
  expect(await server.api('GET', '/bundles?text=客厅')).toMatchObject({
    body: { items: [{ code: 'SET', sellable: 3, changedBy: expect.any(String) }] },
  });
  expect(await server.api('GET', '/stock?warehouse=BJ')).toMatchObject({ body: { items: [{ sku: 'BULB', available: 100 }] } });
  expect(await server.api('GET', '/stock/warehouses')).toMatchObject({ body: { items: [{ id: 'BJ' }, { id: 'SH' }] } });
  expect(await server.api('POST', '/stock/count', { rows: [{ sku: 'BULB', warehouse: 'BJ', onHand: 1.5 }] })).toMatchObject({
    status: 422,
  });
  expect(await server.api('POST', '/stock/remove', { sku: 'BULB', warehouse: 'BJ' })).toMatchObject({ status: 204 });
  expect(await server.api('POST', '/stock/remove', { sku: 'BULB', warehouse: 'BJ' })).toMatchObject({ status: 404 });
  expect(await server.api('DELETE', '/bundles/SET')).toMatchObject({ status: 204 });
  expect(await server.api('GET', '/bundles')).toMatchObject({ body: { items: [] } });
});

it('takes bundles from the rows of a table, and leaves out those that are faulty', async () => {
  const table = [
    { code: 'SET', name: '三件套', sku: 'LAMP', quantity: 1, share: 30 },
    { code: 'SET', sku: 'BULB', quantity: 1 },
    { code: 'BAD', sku: 'BULB', quantity: 0 },
    { code: 'SET', sku: 'BULB', quantity: 1, share: 2 },
  ];
  const answer = await server.api('POST', '/bundles/import', { rows: table });
  expect(answer.body).toEqual({ saved: 1, refused: [{ code: 'BAD', row: 3 }] });
  const components = [
    { sku: 'LAMP', quantity: 1, share: 30 },
    { sku: 'BULB', quantity: 2, share: 2 },
  ];
  expect(await server.api('GET', '/bundles')).toMatchObject({ body: { items: [{ code: 'SET', name: '三件套', components }] } });
});

it('lets no bundle be in a bundle, nor a SKU in one twice', async () => {
  await server.api('PUT', '/bundles/SET', set);
  const nested = await server.api('PUT', '/bundles/BOX', { components: [{ sku: 'SET', quantity: 1 }] });
  expect([nested.status, told(nested, 'errors.0.code')]).toEqual([422, 'bundle.nested']);
  expect(await server.api('PUT', '/bundles/LAMP', { components: [{ sku: 'X', quantity: 1 }] })).toMatchObject({ status: 422 });
  const twice = { components: [set.components[0], set.components[0]] };
  expect(await server.api('PUT', '/bundles/TWO', twice)).toMatchObject({ status: 422 });
});

it('takes an order’s bundles apart where it comes in, holds what they take, and shows who holds and lacks what', async () => {
  await server.api('PUT', '/bundles/SET', set);
  await server.api('POST', '/stock/count', { rows });
  await server.api('POST', '/channels', {
    id: 'shop',
    type: 'standard-webhooks',
    name: 'Shop',
    flow: 'shop',
    secrets: { secret: hookSecret },
  });
  const lines = [
    { id: '1', outerCode: 'SET', qty: 2, price: 5000, discount: { platform: 1 } },
    { id: '2', sku: 'RUG', quantity: 1, amount: 100 },
  ];
  const created = { type: 'order.created', timestamp: '2026-09-01T00:00:00Z', data: { id: 'A-1', lines: lines.slice(0, 1) } };
  expect((await server.hook('m1', created)).status).toBe(204);
  const byHand = await server.api('POST', '/orders', { flow: 'shop', externalId: 'A-2', data: { lines } });
  expect(byHand).toMatchObject({ status: 201, body: { order: { context: { lines: [{ sku: 'SET' }, { sku: 'RUG', unknown: true }] } } } });

  const order = async (number: string) => {
    const { body } = await server.api('GET', `/orders?text=${number}`);
    const [found] = (body as { items: { id: string }[] }).items;
    return (await server.api('GET', `/orders/${found?.id}`)).body;
  };
  await vi.waitFor(async () => expect(await order('A-2')).toMatchObject({ context: { stock: { outcome: 'short', unknown: ['RUG'] } } }));
  const components = [
    { sku: 'LAMP', quantity: 2, amount: 9090 },
    { sku: 'BULB', quantity: 4, amount: 909 },
  ];
  expect(await order('A-1')).toMatchObject({
    context: { lines: [{ sku: 'SET', amount: 9999, components }], stock: { outcome: 'reserved', warehouse: 'SH' } },
  });
  expect(await server.api('GET', '/stock/holds?sku=BULB')).toMatchObject({ body: { items: [{ externalId: 'A-1', held: 4, missing: 0 }] } });
  expect(await server.api('GET', '/stock/holds?sku=RUG')).toMatchObject({ body: { items: [{ externalId: 'A-2', held: 0, missing: 1 }] } });
  expect(await server.api('POST', '/stock/remove', { sku: 'LAMP', warehouse: 'SH' })).toMatchObject({ status: 409 });
});
