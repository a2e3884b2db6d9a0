import { afterEach, beforeEach, expect, it } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { differencesOf } from '../engine/testing/test-engine.ts';
import { type TestServer, testServer, told } from './testing.ts';

const text = { label: {}, type: { type: 'text' } };
const json = { label: {}, type: { type: 'json' } };
const on = (event: string) => ({ type: 'event', event });
const person = { label: {}, senders: ['person'] };

const flow = flowOf('shop', {
  context: {
    buyerId: text,
    phone: text,
    address: text,
    invoice: json,
    mergedInto: text,
    lines: json,
    mergeWith: { label: {}, type: { type: 'list', of: text.type } },
  },
  events: { 'order.merged': { ...person, payload: { mergedInto: text } }, 'order.unmerged': person, ship: person, end: person },
  states: [
    { id: 'review', kind: 'atomic', parent: 'root' },
    { id: 'together', kind: 'atomic', parent: 'root' },
    { id: 'shipped', kind: 'atomic', parent: 'root' },
    { id: 'ended', kind: 'final', parent: 'root' },
  ],
  transitions: [
    {
      id: 't1',
      source: 'review',
      targets: ['together'],
      trigger: on('order.merged'),
      actions: [{ id: 'm', type: 'set-field', params: { field: 'mergedInto', value: 'event.mergedInto' } }],
    },
    { id: 't2', source: 'together', targets: ['review'], trigger: on('order.unmerged') },
    { id: 't3', source: 'review', targets: ['shipped'], trigger: on('ship') },
    { id: 't4', source: 'shipped', targets: ['ended'], trigger: on('end') },
  ],
});

let server: TestServer;
beforeEach(async () => {
  server = testServer();
  await server.api('POST', '/flows', { document: flow });
  expect(await server.api('POST', '/flows/shop/publish', { revision: 1 })).toMatchObject({ status: 201 });
});
afterEach(() => server.end());

const wang = { buyerId: 'w-1', phone: '13800000000', address: '测试路 1 号' };

async function create(externalId: string, data: object): Promise<string> {
  return told(await server.api('POST', '/orders', { flow: 'shop', externalId, data }), 'order.id');
}

const suggested = async () => {
  const { body } = await server.api('GET', '/merge-suggestions');
  return (body as { items: { orders: { externalId: string }[] }[] }).items.map(({ orders }) => orders.map(({ externalId }) => externalId));
};

it('suggests what one buyer sends to one address, however it is written, merges it and undoes it', async () => {
  const one = await create('A-1', wang);
  const two = await create('A-2', { ...wang, address: '测试路１号 ', phone: '138-0000-0000' });
  await create('A-3', { ...wang, buyerId: 'other' });
  await create('A-4', { ...wang, address: '别处 2 号' });
  await create('A-5', { buyerId: 'w-1' });
  expect(await suggested()).toEqual([['A-1', 'A-2']]);
  expect(await server.api('GET', `/orders/${two}`)).toMatchObject({ body: { context: { mergeWith: ['A-1'] } } });

  const made = await server.api('POST', '/merges', { orders: [one, two], into: one });
  expect(made).toMatchObject({ status: 201, body: { into: one, orders: [{ externalId: 'A-1' }, { externalId: 'A-2' }], undoneAt: null } });
  expect(await server.api('GET', `/orders/${two}`)).toMatchObject({ body: { states: ['together'], context: { mergedInto: 'A-1' } } });
  expect(await suggested()).toEqual([]);
  expect(await server.api('POST', '/merges', { orders: [one, two], into: one })).toMatchObject({ status: 422 });

  const undo = `/merges/${told(made, 'id')}/undo`;
  expect(await server.api('POST', undo, {})).toMatchObject({ status: 200, body: { undoneAt: expect.any(String) } });
  expect(await server.api('POST', undo, {})).toMatchObject({ status: 409 });
  expect(await server.api('GET', `/orders/${one}`)).toMatchObject({ body: { states: ['review'] } });
  expect(await suggested()).toEqual([['A-1', 'A-2']]);
});

it('never mixes company invoices, strangers, or orders whose time is over, and then changes none', async () => {
  const company = { kind: 'company', taxNumber: '91350100M000100Y43' };
  const one = await create('A-1', wang);
  const two = await create('A-2', { ...wang, invoice: company });
  const three = await create('A-3', { ...wang, address: '别处 2 号' });
  const four = await create('A-4', wang);
  expect(await suggested()).toEqual([['A-1', 'A-4']]);
  const merge = async (...orders: readonly string[]) => {
    const answer = await server.api('POST', '/merges', { orders, into: orders[0] });
    return [answer.status, told(answer, 'errors.0.code')];
  };
  expect(await merge(one, two)).toEqual([422, 'merge.company-invoice']);
  expect(await merge(one, three)).toEqual([422, 'merge.strangers']);
  expect(await merge(one, 'nobody')).toEqual([422, 'merge.unfit']);
  await server.api('POST', `/orders/${four}/events`, { type: 'ship' });
  expect(await merge(one, four)).toEqual([422, 'merge.not-now']);
  expect(await server.api('GET', `/orders/${one}`)).toMatchObject({ body: { states: ['review'] } });
});

it('says by which leg lines go, for orders that come in afterwards', async () => {
  const rules = [{ leg: 'freight', when: 'line.weight > 20000' }];
  expect(await server.api('GET', '/leg-rules')).toMatchObject({ body: { rules: [], otherwise: 'parcel', changedBy: null } });
  const faulty = await server.api('PUT', '/leg-rules', { rules: [{ leg: 'x', when: 'line.weight >' }] });
  expect([faulty.status, told(faulty, 'errors.0.path')]).toEqual([422, 'rules.0.when']);
  expect(await server.api('PUT', '/leg-rules', { rules, otherwise: 'flash' })).toMatchObject({ status: 200, body: { rules } });
  const lines = [
    { id: '1', sku: 'SOFA', weight: 50_000 },
    { id: '2', sku: 'LAMP' },
    { id: '3', sku: 'LEGS', giftOf: '1' },
    { id: '4', sku: 'RUG', leg: 'pickup' },
  ];
  const made = await server.api('POST', '/orders', { flow: 'shop', externalId: 'A-1', data: { lines } });
  const legs = [{ leg: 'freight' }, { leg: 'flash' }, { leg: 'freight' }, { leg: 'pickup' }];
  expect(made).toMatchObject({ body: { order: { context: { lines: legs } } } });
});

it('is the same computed again', async () => {
  await create('A-1', wang);
  const { engine } = server.runtime;
  expect('verify' in engine ? await differencesOf(engine as Parameters<typeof differencesOf>[0]) : []).toEqual([]);
});
