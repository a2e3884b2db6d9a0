import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { douyinHeaders, hookSecret, type TestServer, testServer, told, webhookHeaders } from './testing.ts';

const on = (event: string) => ({ type: 'event', event });
const money = { label: {}, type: { type: 'money' }, default: 0 };
const text = { label: {}, type: { type: 'text' }, default: '' };

/** Knows paying and closing and, from its second version on, shipping. */
function retail(more: readonly string[] = []) {
  const events = ['order.paid', 'order.closed', ...more];
  return flowOf('retail', {
    context: { orderNo: text, channel: text, amount: money },
    events: Object.fromEntries(events.map((name) => [name, { label: {}, payload: { amount: money } }])),
    states: [
      { id: 'unpaid', kind: 'atomic', parent: 'root' },
      { id: 'paid', kind: 'atomic', parent: 'root' },
      { id: 'shipped', kind: 'final', parent: 'root' },
    ],
    transitions: [
      { id: 't1', source: 'unpaid', targets: ['paid'], trigger: on('order.paid') },
      { id: 't2', source: 'paid', targets: ['shipped'], trigger: on('order.closed') },
      ...more.map((name, index) => ({ id: `m${index}`, source: 'paid', targets: ['shipped'], trigger: on(name) })),
    ],
  });
}

let server: TestServer;
const secrets = { appKey: '7300', appSecret: 'shh' };
beforeAll(async () => {
  server = testServer();
  await server.api('POST', '/flows', { document: retail() });
  await server.api('POST', '/flows/retail/publish', { revision: 1 });
  await server.api('POST', '/channels', {
    id: 'shop',
    type: 'standard-webhooks',
    name: 'Shop',
    flow: 'retail',
    secrets: { secret: hookSecret },
  });
  await server.api('POST', '/channels', { id: 'dy', type: 'douyin', name: '抖店', flow: 'retail', secrets });
});
afterAll(() => server.end());

const message = (type: string, id: string, data: object = {}) => ({ type, timestamp: '2026-09-01T00:00:00Z', data: { id, ...data } });
const douyin = (messages: unknown) => {
  const body = JSON.stringify(messages);
  return server.post('/hooks/default/dy', body, douyinHeaders(body, secrets.appKey, secrets.appSecret));
};

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown> & { id: string; status: string; deliveryId: string }>[];
}
const orders = async (query: string) => (await server.api('GET', `/orders?${query}`)).body as unknown as Listed;
const inbox = async (query: string) => (await server.api('GET', `/inbox?${query}`)).body as unknown as Listed;
const journal = async (id: string) =>
  (await server.api('GET', `/orders/${id}/journal`)).body as unknown as { items: { name: string; outcome: string }[] };

describe('who posts', () => {
  it('refuses a wrong signature, an unknown or switched-off channel and another tenant', async () => {
    const body = JSON.stringify(message('order.paid', 'X-1'));
    const headers = webhookHeaders('m-x', body);
    expect((await server.post('/hooks/default/shop', `${body} `, headers)).body).toMatchObject({ status: 401, code: 'bad-signature' });
    expect((await server.post('/hooks/default/shop', body, {})).status).toBe(401);
    const late = webhookHeaders('m-x', body, Date.now() - 301_000);
    expect((await server.post('/hooks/default/shop', body, late)).status).toBe(401);
    expect((await server.post('/hooks/default/none', body, headers)).body).toMatchObject({ status: 404, code: 'unknown-channel' });
    expect((await server.post('/hooks/other/shop', body, headers)).status).toBe(404);
    await server.api('POST', '/channels', {
      id: 'off',
      type: 'standard-webhooks',
      name: 'Off',
      enabled: false,
      secrets: { secret: hookSecret },
    });
    expect((await server.post('/hooks/default/off', body, headers)).status).toBe(404);
    expect((await orders('text=X-1')).items).toEqual([]);
  });

  it('refuses what is no JSON, and what is too large', async () => {
    expect((await server.hook('m-bad', '{"type":')).body).toMatchObject({ status: 400, code: 'bad-json' });
    const large = JSON.stringify(message('order.paid', 'X-2', { note: 'x'.repeat(1_100_000) }));
    const refused = await server.hook('m-large', large);
    expect(refused.status).toBe(413);
    expect(refused.headers.get('connection')).toBe('close');
  });
});

describe('a delivery', () => {
  it('creates the order with its data and steps it, paid before created', async () => {
    expect((await server.hook('m-1', message('order.paid', 'C-1', { amount: 990 }))).status).toBe(204);
    const [order] = (await orders('text=C-1')).items;
    expect(order).toMatchObject({ externalId: 'C-1', channel: 'shop', states: ['paid'], amount: 990 });
    expect((await server.hook('m-2', message('order.created', 'C-1'))).status).toBe(204);
    expect((await inbox('status=ignored')).items[0]).toMatchObject({ deliveryId: 'm-2', orders: [order?.id] });
    expect((await inbox('channel=shop&limit=200')).items.find((item) => item.deliveryId === 'm-1')).toMatchObject({
      status: 'applied',
      orders: [order?.id],
      body: JSON.stringify(message('order.paid', 'C-1', { amount: 990 })),
    });
  });

  it('creates by order.created alone, though the catalogue has no such event', async () => {
    await server.hook('m-3', message('order.created', 'C-2', { amount: 100 }));
    expect((await orders('text=C-2')).items).toMatchObject([{ states: ['unpaid'], amount: 100 }]);
  });

  it('[E2] sent 50 times at once is applied once', async () => {
    const body = message('order.paid', 'C-3', { amount: 5 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.hook('m-50', body)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
    const { items } = await orders('text=C-3');
    expect(items).toHaveLength(1);
    expect((await journal(items[0]?.id ?? '')).items.map((entry) => entry.name)).toEqual(['', 'order.paid']);
    expect((await inbox('status=applied&limit=200')).items.filter((item) => item.deliveryId === 'm-50')).toHaveLength(1);
  });
});

describe('Douyin', () => {
  it('takes a batch, each message for itself, and answers in its own words', async () => {
    const paid = { p_id: 1, pay_amount: 1200, pay_time: 1788221100 };
    const answer = await douyin([
      { tag: '101', msg_id: 'd-1', data: JSON.stringify(paid).replace('"p_id":1', '"p_id":6930000000000000123') },
      { tag: 101, msgId: 'd-2', data: { ...paid, p_id: '6930000000000000456' } },
      { tag: '999', msg_id: 'd-3', data: { p_id: '6930000000000000456' } },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ code: 0, msg: 'success' });
    const { items } = await orders('channel=dy');
    expect(items.map((item) => [item.externalId, item.amount, item.states])).toEqual(
      expect.arrayContaining([
        ['6930000000000000123', 1200, ['paid']],
        ['6930000000000000456', 1200, ['paid']],
      ]),
    );
    expect((await inbox('channel=dy&status=quarantined')).items).toMatchObject([
      { deliveryId: 'd-3', problems: [{ code: 'intake.unknown-topic' }] },
    ]);
  });

  it('answers a probe and keeps nothing', async () => {
    const before = (await inbox('channel=dy')).items.length;
    expect((await douyin([{ tag: '0', msg_id: '0', data: 'now' }])).body).toEqual({ code: 0, msg: 'success' });
    expect((await inbox('channel=dy')).items).toHaveLength(before);
  });
});

describe('quarantine', () => {
  const quarantined = async (deliveryId: string) =>
    (await inbox('status=quarantined&limit=200')).items.find((item) => item.deliveryId === deliveryId);

  it('keeps what the flow does not know with the sentence that mends it; replayed after that, it is applied once', async () => {
    await server.hook('q-0', message('order.created', 'Q-1'));
    expect((await server.hook('q-1', message('order.shipped', 'Q-1'))).status).toBe(204);
    const item = await quarantined('q-1');
    expect(item).toMatchObject({ problems: [{ code: 'intake.missing-event', message: { zh: expect.stringContaining('order.shipped') } }] });
    const replay = () => server.api('POST', `/inbox/${item?.id}/replay`);
    expect((await replay()).body).toMatchObject({ status: 'quarantined' });
    const map = { eventMap: 'order.shipped = order.paid' };
    await server.api('PUT', '/channels/shop', { type: 'standard-webhooks', name: 'Shop', flow: 'retail', settings: map });
    expect((await replay()).body).toMatchObject({ status: 'applied', problems: [] });
    await replay();
    expect((await orders('text=Q-1')).items).toMatchObject([{ states: ['paid'] }]);
    expect(await quarantined('q-1')).toBeUndefined();
  });

  it('is left once a newer version knows the event; orders in flight stay on theirs', async () => {
    await server.api('PUT', '/channels/shop', { type: 'standard-webhooks', name: 'Shop', flow: 'retail' });
    await server.api('PUT', '/flows/retail/draft', { revision: 1, document: retail(['order.shipped']) });
    await server.hook('q-2', message('order.paid', 'Q-2'));
    expect((await server.api('POST', '/flows/retail/publish', { revision: 2 })).body).toMatchObject({ version: 2 });
    await server.hook('q-3', message('order.shipped', 'Q-2'));
    expect(await quarantined('q-3')).toMatchObject({ problems: [{ code: 'intake.missing-in-version' }] });
    await server.hook('q-4', message('order.paid', 'Q-3'));
    await server.hook('q-5', message('order.shipped', 'Q-3'));
    expect((await orders('text=Q-3')).items).toMatchObject([{ version: 2, status: 'done' }]);
  });

  it('keeps what names no order, and what has no published flow', async () => {
    await server.hook('q-6', { type: 'order.paid', timestamp: '2026-09-01T00:00:00Z', data: {} });
    expect(await quarantined('q-6')).toMatchObject({ problems: [{ code: 'channel.no-order-id' }] });
    await server.api('POST', '/channels', { id: 'bare', type: 'standard-webhooks', name: 'Bare', secrets: { secret: hookSecret } });
    await server.hook('q-7', message('order.paid', 'Q-7'), 'bare');
    expect(await quarantined('q-7')).toMatchObject({ problems: [{ code: 'intake.no-flow' }] });
  });

  it('[E2] keeps what it cannot apply once, however often it is sent', async () => {
    await Promise.all(Array.from({ length: 10 }, () => server.hook('q-9', message('order.returned', 'Q-9'))));
    const { items } = await inbox('limit=200&channel=shop');
    const same = items.filter((item) => item.deliveryId === 'q-9').map((item) => item.status);
    expect(same.sort()).toEqual([...Array.from({ length: 9 }, () => 'duplicate'), 'quarantined']);
  });

  it('takes without doing anything what the map says to ignore', async () => {
    await server.api('PUT', '/channels/bare', {
      type: 'standard-webhooks',
      name: 'Bare',
      flow: 'retail',
      settings: { eventMap: 'stock.moved = ignore' },
    });
    expect((await server.hook('q-8', message('stock.moved', 'Q-8'), 'bare')).status).toBe(204);
    expect((await inbox('channel=bare&status=ignored')).items).toMatchObject([{ deliveryId: 'q-8' }]);
  });
});

it('keeps deliveries over a restart, and still knows which were applied', async () => {
  server = await server.restart();
  const before = await orders('text=C-3');
  await server.hook('m-50', message('order.paid', 'C-3', { amount: 5 }));
  expect(await orders('text=C-3')).toEqual(before);
  expect((await inbox('status=duplicate&limit=200')).items[0]).toMatchObject({ deliveryId: 'm-50' });
});

describe('channels', () => {
  it('never give a secret back, and keep one that is left out', async () => {
    const created = await server.api('POST', '/channels', {
      type: 'shopify',
      name: 'S',
      flow: 'retail',
      secrets: { clientSecret: 'very secret' },
    });
    expect(created.body).toMatchObject({ id: 'shopify', hookPath: '/hooks/default/shopify', hasSecret: true });
    const changed = await server.api('PUT', '/channels/shopify', { type: 'shopify', name: 'T' });
    expect(changed.body).toMatchObject({ name: 'T', hasSecret: true });
    expect(told(await server.api('GET', '/channels'), 'items')).not.toContain('very secret');
    expect((await server.api('DELETE', '/channels/shopify')).status).toBe(204);
  });

  it.each([
    [{ type: 'none', name: 'x' }, 'unknown-channel-type'],
    [{ type: 'douyin', name: 'x', secrets: { appKey: '1' } }, 'bad-body'],
    [{ type: 'standard-webhooks', name: 'x', flow: 'none', secrets: { secret: 'whsec_AAAA' } }, 'bad-body'],
    [{ type: 'douyin', name: '', secrets: {} }, 'bad-body'],
    [{ type: 'douyin', name: 'x', id: 'a/b', secrets: {} }, 'bad-body'],
  ])('refuse %j', async (body, code) => {
    expect((await server.api('POST', '/channels', body)).body).toMatchObject({ code });
  });

  it('list what each kind asks for, in both languages', async () => {
    const { items } = (await server.api('GET', '/channel-types')).body as unknown as { items: { secrets: { label: object }[] }[] };
    for (const { secrets: asked } of items)
      for (const { label } of asked) expect(label).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });
});

it.each(['__proto__', 'constructor', 'toString'])('of the unknown kind %s is kept, whatever objects inherit', async (tag) => {
  expect((await douyin([{ tag, msg_id: `m-${tag}`, data: { p_id: '1', pay_type: 'constructor' } }])).status).toBe(200);
  expect((await inbox('status=quarantined')).items[0]).toMatchObject({ deliveryId: `m-${tag}` });
});
