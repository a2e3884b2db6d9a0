import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { type Answer, hookSecret, type TestServer, testServer, told } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = testServer();
  await server.api('POST', '/flows', { document: shopFlow() });
  await server.api('POST', '/flows/shop/publish', { revision: 1 });
  const channel = {
    id: 'shop',
    type: 'standard-webhooks',
    name: 'Shop',
    flow: 'shop',
    secrets: { secret: hookSecret },
  };
  expect((await server.api('POST', '/channels', channel)).status).toBe(201);
});
afterAll(() => server.end());

const newOrder = async (externalId: string, data: object = {}) =>
  told(await server.api('POST', '/orders', { flow: 'shop', externalId, data }), 'order.id');
const first = (answer: Answer) => (answer.body as { items: Record<string, string>[] }).items[0] ?? {};
const reason = 'as the courier says';

describe('repairs', () => {
  it('are shown before they are done, and are done once with their reason', async () => {
    const id = await newOrder('R-1', { amount: 5 });
    const repair = { type: 'move', states: ['packing', 'booking'] };

    const preview = await server.api('POST', `/orders/${id}/repairs/preview`, { repair });
    expect(preview.body).toMatchObject({
      seq: 1,
      outcome: 'applied',
      left: ['waiting'],
      entered: ['packing', 'booking'],
      cancelled: [{}],
      callsOpened: [{ state: 'booking', call: 'book' }],
      effects: [{ type: 'http' }],
    });
    const done = await server.api('POST', `/orders/${id}/repairs`, { repair, reason, seq: 1 });
    expect(done.body).toMatchObject({ outcome: 'applied', order: { states: ['packing', 'booking'], seq: 2 } });
    const late = await server.api('POST', `/orders/${id}/repairs`, { repair, reason, seq: 1 });
    expect(late.body).toMatchObject({ status: 409, code: 'order-moved' });
    const { body } = await server.api('GET', `/orders/${id}/journal`);
    expect(body).toMatchObject({ items: [{}, { input: 'repair', name: 'move', payload: { reason, repair } }] });
  });

  it('want a reason, and say why they are not possible', async () => {
    const id = await newOrder('R-2', { amount: 5 });
    expect((await server.api('POST', `/orders/${id}/repairs`, { repair: { type: 'resume' }, reason: ' ', seq: 1 })).status).toBe(422);
    const refused = await server.api('POST', `/orders/${id}/repairs`, { repair: { type: 'move', states: ['packing'] }, reason, seq: 1 });
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'repair-refused',
      errors: [{ code: 'repair.region-open', message: { zh: expect.any(String) } }],
    });
  });
});

describe('incidents', () => {
  it('are listed by cause, noted on by people, and mended in bulk', async () => {
    const ids = [await newOrder('I-1'), await newOrder('I-2')];
    for (const [index, id] of ids.entries()) {
      // A call that fails without an exit would do as well; this is what a person at the API sees at once.
      await server.api('POST', `/orders/${id}/events`, { type: 'poison', payload: { by: 0 } });
      expect(index).toBeLessThan(2);
    }
    expect((await server.api('GET', '/incidents/count')).body).toEqual({ open: 1, orders: 2 });
    const incident = first(await server.api('GET', '/incidents'));
    expect(incident).toMatchObject({
      cause: { type: 'step-failed', event: 'poison' },
      open: 2,
      orders: 2,
      mends: ['retry', 'move', 'skip'],
    });
    const path = `/incidents/${incident.id}`;

    await server.api('POST', `${path}/changes`, { type: 'acknowledge' });
    await server.api('POST', `${path}/changes`, { type: 'assign', to: 'mei' });
    const noted = await server.api('POST', `${path}/changes`, { type: 'note', text: 'the divisor is empty' });
    expect(noted.body).toMatchObject({
      acknowledged: {},
      assignedTo: 'mei',
      log: [{ type: 'note' }, { type: 'assigned' }, { type: 'acknowledged' }, { type: 'opened' }],
    });
    expect((await server.api('GET', `${path}/items`)).body).toMatchObject({
      items: [{ order: { externalId: 'I-1' } }, { order: { externalId: 'I-2' } }],
    });

    const mend = { type: 'move', states: ['cancelled'], actions: 'run', again: false };
    expect((await server.api('POST', `${path}/mends/preview`, { mend })).body).toMatchObject({
      total: 2,
      tried: 2,
      would: 2,
      refusals: [],
    });
    expect((await server.api('POST', `${path}/mends/preview`, { mend: { type: 'retry' } })).body).toMatchObject({
      would: 0,
      refusals: [{ count: 2 }],
    });
    const one = await server.api('POST', `${path}/mends`, { mend, reason, order: ids[0] });
    await ended(told(one, 'id'), path);
    expect((await server.api('GET', path)).body).toMatchObject({ open: 1, orders: 1 });
    const job = await server.api('POST', `${path}/mends`, { mend, reason });
    await ended(told(job, 'id'), path);

    expect((await server.api('GET', '/incidents/count')).body).toEqual({ open: 0, orders: 0 });
    expect((await server.api('GET', path)).body).toMatchObject({
      open: 0,
      jobs: [
        { status: 'done', total: 1, mended: 1 },
        { total: 1, mended: 1 },
      ],
    });
    expect((await server.api('GET', `/mends/${told(job, 'id')}/results`)).body).toMatchObject({
      items: [{ externalId: 'I-2', outcome: 'mended' }],
    });
    expect((await server.api('GET', `/orders/${ids[1]}`)).body).toMatchObject({ states: ['cancelled'], status: 'done' });
  });

  it('replay deliveries that were set aside', async () => {
    await server.hook('h-1', { type: 'pay', timestamp: '2026-09-01T00:00:00Z', data: { nothing: true } });
    const incident = first(await server.api('GET', '/incidents'));
    expect(incident).toMatchObject({ cause: { type: 'delivery-quarantined', channel: 'shop' }, open: 1 });
    const path = `/incidents/${incident.id}`;

    const replayed = await server.api('POST', `${path}/mends`, { mend: { type: 'retry' }, reason });
    await ended(told(replayed, 'id'), path);
    expect((await server.api('GET', path)).body).toMatchObject({ open: 1, jobs: [{ mended: 0, refused: 1 }] });

    const dismissed = await server.api('POST', `${path}/mends`, { mend: { type: 'skip', answer: null }, reason });
    await ended(told(dismissed, 'id'), path);
    expect((await server.api('GET', path)).body).toMatchObject({ open: 0 });
    expect((await server.api('GET', '/inbox?status=quarantined')).body).toMatchObject({ items: [] });
  });
});

async function ended(job: string, incident: string): Promise<void> {
  await expect
    .poll(async () => {
      const { body } = await server.api('GET', incident);
      return (body as { jobs: { id: string; status: string }[] }).jobs.find(({ id }) => id === job)?.status;
    })
    .toBe('done');
}
