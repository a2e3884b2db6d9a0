import { library } from '@orderloom/machines';
import { emptyMapping, type MappedField, type MappingDocument } from '@orderloom/shared/mapping';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hookSecret, type TestServer, testServer, told } from './testing.ts';

let server: TestServer;
const path = '/channels/shop/mapping';

beforeEach(async () => {
  server = testServer();
  const document = library.find(({ id }) => id === 'standard-retail')?.document;
  const flow = told(await server.api('POST', '/flows', { document }), 'id');
  await server.api('POST', `/flows/${flow}/publish`, { revision: 1, note: '' });
  const channel = { id: 'shop', type: 'standard-webhooks', name: 'Shop', flow, secrets: { secret: hookSecret } };
  expect((await server.api('POST', '/channels', channel)).status).toBe(201);
});

afterEach(() => server.end());

function field(key: string, path: (string | number)[], more: Partial<MappedField> = {}): MappedField {
  return { in: 'order', key, type: { type: 'text' }, source: { from: 'path', path }, steps: [], required: false, topics: [], ...more };
}

const mapping: MappingDocument = {
  ...emptyMapping,
  fields: [
    field('orderNo', ['data', 'ddh'], { steps: [{ type: 'order-number', params: {} }], required: true }),
    field('amount', ['data', 'je'], { type: { type: 'money' }, steps: [{ type: 'money', params: {} }] }),
    field('buyer', ['data', 'shr'], { steps: [{ type: 'remove-emoji', params: {} }] }),
  ],
  events: { 'shop.new': 'order.created' },
};

function message(ddh: string, je: string) {
  return { type: 'shop.new', timestamp: '2026-11-01T00:00:00Z', data: { ddh, je, shr: '小王🎉' } };
}

async function publish(document: MappingDocument, revision: number) {
  const saved = await server.api('PUT', `${path}/draft`, { revision, document });
  expect(saved).toMatchObject({ status: 200, body: { revision: revision + 1 } });
  return server.api('POST', `${path}/publish`, { revision: revision + 1, note: 'first' });
}

async function orders() {
  const { items } = (await server.api('GET', '/orders')).body as { items: { externalId: string; id: string }[] };
  const details = await Promise.all(items.map(({ id }) => server.api('GET', `/orders/${id}`)));
  return details.map(({ body }) => body as { externalId: string; context: Record<string, unknown> });
}

it('reads the next message by what was published, and the one after a rollback as before', async () => {
  await server.hook('m1', message('# A1001', '¥12.50'));
  expect(told(await server.api('GET', '/inbox'), 'items.0.status')).toBe('quarantined');

  expect(await publish(mapping, 0)).toMatchObject({ status: 201, body: { version: 1, fields: 3 } });
  await server.hook('m2', message('# A1002', '¥12.50'));
  expect(await orders()).toMatchObject([{ externalId: 'A1002', context: { orderNo: 'A1002', amount: 1250, buyer: '小王' } }]);
  expect(told(await server.api('GET', '/inbox'), 'items.0.mapping')).toBe('1');

  const other = { ...mapping, fields: mapping.fields.filter(({ key }) => key !== 'buyer') };
  expect(await publish(other, 1)).toMatchObject({ body: { version: 2 } });
  await server.api('POST', `${path}/use`, { version: 1 });
  expect((await server.api('GET', path)).body).toMatchObject({
    inUse: 1,
    versions: [{ version: 2 }, { version: 1 }],
    draft: { dirty: true },
  });
  await server.hook('m3', message('A1003', '1'));
  expect((await orders()).find(({ externalId }) => externalId === 'A1003')?.context.buyer).toBe('小王');

  await server.api('POST', `${path}/use`, { version: null });
  await server.hook('m4', message('A1004', '1'));
  expect(told(await server.api('GET', '/inbox'), 'items.0.status')).toBe('quarantined');
});

it('sets aside what lacks a required field, and says which', async () => {
  await publish(mapping, 0);
  await server.hook('m1', { type: 'shop.new', data: { orderId: 'B1', je: '1' } });
  const { body } = await server.api('GET', '/inbox');
  expect(body).toMatchObject({ items: [{ status: 'quarantined', problems: [{ code: 'mapping.missing', path: 'order.orderNo' }] }] });
});

it('tries a draft on what was set aside, then replays it', async () => {
  await server.hook('m1', message('A1', '1.00'));
  await server.hook('m2', message('A2', '2.00'));
  await server.hook('m3', { type: 'shop.new', data: {} });
  await server.api('PUT', `${path}/draft`, { revision: 0, document: mapping });
  const trial = await server.api('POST', `${path}/replay/preview`, { with: 'draft' });
  expect(trial.body).toMatchObject({ examined: 3, applicable: 2, failing: [{ code: 'mapping.missing', count: 1 }], next: null });
  expect(await orders()).toEqual([]);
  expect((await server.api('POST', `${path}/replay/preview`, {})).body).toMatchObject({ applicable: 0 });

  await server.api('POST', `${path}/publish`, { revision: 1 });
  expect((await server.api('POST', `${path}/replay`, {})).body).toMatchObject({ replayed: 3, applied: 2, aside: 1 });
  expect((await orders()).map(({ externalId }) => externalId).sort()).toEqual(['A1', 'A2']);
  const { items } = (await server.api('GET', '/inbox?status=applied')).body as { items: { mapping: number }[] };
  expect(items.map((item) => item.mapping)).toEqual([1, 1]);
});

it('shows samples side by side with what is in use, and counts conflicts', async () => {
  await publish(mapping, 0);
  await server.hook('m1', message('A1', '1.00'));
  await server.hook('m2', message('A1', '2.00'));
  const samples = (await server.api('GET', `${path}/samples`)).body as { items: { id: string; topic: string; message: object }[] };
  expect(samples.items).toMatchObject([{ topic: 'shop.new', message: { data: { je: '2.00' } } }, { message: { data: { je: '1.00' } } }]);

  const inFen = mapping.fields.map((one) =>
    one.key === 'amount' ? { ...one, steps: [{ type: 'money', params: { unit: 'jiao' } }] } : one,
  );
  const preview = await server.api('POST', `${path}/preview`, {
    document: { ...mapping, fields: inFen },
    samples: [...samples.items.map(({ id }) => ({ id })), { topic: 'shop.new', message: { data: { ddh: 'A9', je: 'free' } } }],
  });
  expect(preview.body).toMatchObject({
    problems: [],
    targets: ['order.amount', 'order.buyer', 'order.orderNo'],
    rows: [
      {
        differs: ['order.amount'],
        draft: { outcome: 'applied', externalId: 'A1', event: 'order.created', values: { 'order.amount': 20 } },
        inUse: { values: { 'order.amount': 200 } },
      },
      { differs: ['order.amount'] },
      { differs: [], draft: { problems: [{ code: 'mapping.step-failed', path: 'order.amount.steps.0' }] } },
    ],
    conflicts: [
      { type: 'two-values', target: 'order.amount', samples: [0, 1] },
      { type: 'step', target: 'order.amount', samples: [2] },
    ],
  });
  expect(await orders()).toHaveLength(1);
});

it('reads a pasted body as the channel does, rows of a table as they are, and proposes fields', async () => {
  const pasted = await server.api('POST', `${path}/samples`, { text: JSON.stringify(message('A1', '1.00')) });
  expect(pasted.body).toMatchObject({ items: [{ id: null, topic: 'shop.new', message: { data: { ddh: 'A1' } } }] });
  expect((await server.api('POST', `${path}/samples`, { text: 'nonsense' })).status).toBe(422);
  const rows = [{ 订单号: 'A1', 实付金额: '12.50' }];
  expect((await server.api('POST', `${path}/samples`, { rows })).body).toMatchObject({ items: [{ message: rows[0] }] });
  const proposed = await server.api('POST', `${path}/suggestions`, { document: emptyMapping, messages: rows });
  const fields = (proposed.body as { items: { field: MappedField }[] }).items.map(({ field: { in: place, key } }) => `${place}.${key}`);
  expect(fields).toContain('order.orderNo');
  expect(fields).toContain('order.paidAmount');
});

it('refuses to publish what cannot run, what the flow has not, and what somebody else has changed', async () => {
  const bad = [field('buyer', ['a'], { steps: [{ type: 'extract', params: { pattern: '(' } }] }), field('nonsense', ['a'])];
  expect(await publish({ ...emptyMapping, fields: bad }, 0)).toMatchObject({
    status: 422,
    body: { code: 'bad-mapping', errors: [{ path: 'order.buyer.steps.0.pattern', range: { from: 0 } }, { path: 'order.nonsense' }] },
  });
  expect(await server.api('PUT', `${path}/draft`, { revision: 0, document: mapping })).toMatchObject({
    status: 409,
    body: { code: 'revision-conflict', revision: 1 },
  });
  expect((await server.api('POST', `${path}/use`, { version: 7 })).status).toBe(404);
});

it('keeps versions over a restart, and forgets them with the channel', async () => {
  await publish(mapping, 0);
  server = await server.restart();
  await server.hook('m1', message('A1', '1.00'));
  expect(await orders()).toMatchObject([{ externalId: 'A1', context: { amount: 100 } }]);
  await server.api('DELETE', '/channels/shop');
  expect(server.runtime.store.mappings.versions('default', 'shop')).toEqual([]);
  expect(server.runtime.store.mappings.inUse('default', 'shop')).toBeUndefined();
});
