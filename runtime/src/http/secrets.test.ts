import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, expect, it, vi } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { sendingFlow } from '../engine/testing/sending-flow.ts';
import { type TestServer, testServer, told } from './testing.ts';

const value = 'a-token-nobody-may-see';
let servers: TestServer[] = [];

function begin(options: Parameters<typeof testServer>[0] = {}): TestServer {
  const server = testServer(options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.map((server) => server.end()));
  servers = [];
});

function guardedFlow(url: string) {
  const flow = sendingFlow('guarded');
  const [action] = flow.transitions.t2?.actions ?? [];
  if (action) Object.assign(action.params, { url, headers: { Authorization: 'Bearer secret://wms' } });
  return flow;
}

it('takes secrets, tells where they are used, and never gives them back', async () => {
  const server = begin({ fetch: async (url, init) => new Response(`${url} ${JSON.stringify([...new Headers(init?.headers)])}`) });
  await server.api('POST', '/flows', { document: guardedFlow('https://wms.test/?k=secret://wms') });
  const refused = await server.api('POST', '/flows/guarded/publish', { revision: 1, note: '' });
  expect([refused.status, told(refused, 'errors.0.code')]).toEqual([422, 'secret.unknown']);

  expect(await server.api('POST', '/secrets', { name: 'wms', value: 'short' })).toMatchObject({ status: 422 });
  expect(await server.api('POST', '/secrets', { name: 'w m s', value })).toMatchObject({ status: 422 });
  expect(await server.api('POST', '/secrets', { name: 'wms', value })).toMatchObject({ status: 201 });
  expect(await server.api('POST', '/secrets', { name: 'wms', value })).toMatchObject({ status: 409 });
  expect(await server.api('PUT', '/secrets/other', { value })).toMatchObject({ status: 404 });
  expect(await server.api('POST', '/flows/guarded/publish', { revision: 1, note: '' })).toMatchObject({ status: 201 });
  const created = await server.api('POST', '/orders', { flow: 'guarded', externalId: 'G-1', data: {} });
  const order = told(created, 'order.id');
  await server.api('POST', `/orders/${order}/events`, { type: 'shout', payload: { n: 1 } });
  await vi.waitFor(async () => expect(await server.api('GET', '/outbox?status=delivered')).toMatchObject({ body: { items: [{ order }] } }));

  const listed = await server.api('GET', '/secrets');
  expect(listed.body).toMatchObject({ items: [{ name: 'wms', usedBy: [{ type: 'flow', id: 'guarded' }] }] });
  const answers = [
    '/secrets',
    '/outbox',
    '/destinations',
    `/orders/${order}`,
    `/orders/${order}/journal`,
    '/flows/guarded',
    '/audit',
    '/inbox',
  ];
  for (const path of answers) expect(JSON.stringify((await server.api('GET', path)).body)).not.toContain(value);
  expect(JSON.stringify((await server.api('GET', '/outbox')).body)).toContain('secret://wms');
  expect(await server.api('DELETE', '/secrets/wms')).toMatchObject({ status: 204 });
});

it('stops what needs a secret that is gone, and sends it again in bulk once it is set', async () => {
  const server = begin({ fetch: async () => new Response('ok') });
  await server.api('POST', '/secrets', { name: 'wms', value });
  await server.api('POST', '/flows', { document: guardedFlow('https://wms.test/') });
  await server.api('POST', '/flows/guarded/publish', { revision: 1, note: '' });
  const order = told(await server.api('POST', '/orders', { flow: 'guarded', externalId: 'G-1', data: {} }), 'order.id');
  await server.api('DELETE', '/secrets/wms');
  await server.api('POST', `/orders/${order}/events`, { type: 'shout', payload: { n: 1 } });
  await vi.waitFor(async () => {
    expect(await server.api('GET', '/outbox/causes')).toMatchObject({ body: { items: [{ cause: 'missing-secret', count: 1 }] } });
  });

  await server.api('POST', '/secrets', { name: 'wms', value });
  const again = await server.api('POST', '/outbox/redrive', { destination: 'wms.test', cause: 'missing-secret' });
  expect(again.body).toEqual({ redriven: 1, more: false });
  await vi.waitFor(async () => expect(await server.api('GET', '/outbox?status=delivered')).toMatchObject({ body: { items: [{ order }] } }));
});

it('pauses and sets a destination, by name, and answers for what it does not know', async () => {
  const server = begin({ fetch: async () => new Response('ok') });
  await server.api('POST', '/secrets', { name: 'wms', value });
  await server.api('POST', '/flows', { document: guardedFlow('https://wms.test:8443/') });
  await server.api('POST', '/flows/guarded/publish', { revision: 1, note: '' });
  const order = told(await server.api('POST', '/orders', { flow: 'guarded', externalId: 'G-1', data: {} }), 'order.id');
  await server.api('POST', `/orders/${order}/events`, { type: 'shout', payload: { n: 1 } });
  await vi.waitFor(async () =>
    expect(await server.api('GET', '/destinations')).toMatchObject({ body: { items: [{ id: 'wms.test:8443' }] } }),
  );

  const at = `/destinations/${encodeURIComponent('wms.test:8443')}`;
  expect(await server.api('PUT', at, { perMinute: 30 })).toMatchObject({ status: 204 });
  expect(await server.api('PUT', at, { concurrency: 0 })).toMatchObject({ status: 422 });
  expect(await server.api('POST', `${at}/pause`, { reason: 'stocktaking' })).toMatchObject({ status: 204 });
  expect(await server.api('POST', '/destinations/nowhere/pause', {})).toMatchObject({ status: 404 });
  expect(await server.api('GET', '/destinations')).toMatchObject({
    body: { items: [{ settings: { perMinute: 30, concurrency: 4 }, own: { perMinute: 30 }, pause: { reason: 'stocktaking' } }] },
  });
  expect(await server.api('POST', `${at}/resume`, {})).toMatchObject({ status: 204 });
  expect(await server.api('GET', '/destinations')).toMatchObject({ body: { items: [{ pause: null }] } });
});

it('lets one runtime drive another by signed webhooks, also while their secret is changed', async () => {
  const partner = begin();
  const open = serve({ fetch: partner.runtime.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(open, 'listening');
  try {
    const { port } = open.address() as AddressInfo;
    const next = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    await partner.api('POST', '/flows', { document: followingFlow() });
    await partner.api('POST', '/flows/following/publish', { revision: 1, note: '' });
    const channel = { type: 'standard-webhooks', name: 'Partner', flow: 'following', secrets: { secret: next } };
    await partner.api('POST', '/channels', { ...channel, id: 'partner' });

    const driver = begin({ fetch: undefined, allowHosts: ['127.0.0.1'] });
    await driver.api('POST', '/secrets', { name: 'old-signing', value: `whsec_${Buffer.alloc(24, 6).toString('base64')}` });
    await driver.api('POST', '/secrets', { name: 'signing', value: next });
    await driver.api('POST', '/flows', { document: drivingFlow(`http://127.0.0.1:${port}/hooks/default/partner`) });
    await driver.api('POST', '/flows/driving/publish', { revision: 1, note: '' });
    const order = told(await driver.api('POST', '/orders', { flow: 'driving', externalId: 'D-1', data: { orderNo: 'D-1' } }), 'order.id');
    await driver.api('POST', `/orders/${order}/events`, { type: 'go' });

    await vi.waitFor(
      async () => expect(await driver.api('GET', '/outbox')).toMatchObject({ body: { items: [{ status: 'delivered' }] } }),
      5_000,
    );
    expect(await partner.api('GET', '/orders')).toMatchObject({ body: { items: [{ externalId: 'D-1', channel: 'partner' }] } });
    expect(await partner.api('GET', '/inbox')).toMatchObject({ body: { items: [{ deliveryId: `${order}:2:0` }] } });
  } finally {
    open.close();
  }
});

const anybody = { label: {}, senders: ['person'] };
const states = [
  { id: 'waiting', kind: 'atomic', parent: 'root' },
  { id: 'ended', kind: 'final', parent: 'root' },
];
const ending = { id: 't9', source: 'waiting', targets: ['ended'], trigger: { type: 'event', event: 'end' } };
const text = { label: {}, type: { type: 'text' }, default: '' };

function drivingFlow(url: string) {
  const params = {
    url,
    secret: 'secret://signing',
    previousSecret: 'secret://old-signing',
    event: 'order.created',
    data: { orderId: 'orderNo' },
  };
  return flowOf('driving', {
    context: { orderNo: text },
    events: { go: anybody, end: anybody },
    states,
    transitions: [
      ending,
      { id: 't1', source: 'waiting', trigger: { type: 'event', event: 'go' }, actions: [{ id: 'tell', type: 'send-webhook', params }] },
    ],
  });
}

function followingFlow() {
  return flowOf('following', {
    context: { orderNo: text },
    events: { end: anybody },
    states,
    transitions: [ending],
  });
}
