import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { type TestServer, testServer, told } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = testServer();
  await server.api('POST', '/flows', { document: shopFlow() });
  await server.api('POST', '/flows/shop/publish', { revision: 1 });
});
afterAll(() => server.end());

const newOrder = async (externalId: string, data: object = {}) => {
  const answer = await server.api('POST', '/orders', { flow: 'shop', externalId, data });
  return { answer, id: told(answer, 'order.id') };
};

const repair = (id: string, proposal: object, seq: number) =>
  server.api('POST', `/orders/${id}/repairs`, { repair: proposal, reason: 'set right', seq });

describe('orders', () => {
  it('are created in the published version and stand where the flow begins', async () => {
    const { answer } = await newOrder('A-1', { amount: 500, buyer: 'Ann' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      outcome: 'applied',
      order: { externalId: 'A-1', version: 1, status: 'active', states: ['waiting'], amount: 500, flowName: { en: 'shop' }, seq: 1 },
    });
  });

  it('are refused when the flow, the data or the number is wrong', async () => {
    expect((await server.api('POST', '/orders', { flow: 'none' })).body).toMatchObject({ status: 404, code: 'unknown-flow' });
    expect((await newOrder('A-2', { amount: 'much' })).answer.body).toMatchObject({
      status: 422,
      code: 'order-refused',
      errors: [{ path: 'data.amount' }],
    });
    await newOrder('A-3');
    expect((await newOrder('A-3')).answer.body).toMatchObject({ status: 422, errors: [{ code: 'order.exists' }] });
  });

  it('take events, tell what was refused, and apply an id once', async () => {
    const { id } = await newOrder('A-4', { amount: 500 });
    const send = (body: object) => server.api('POST', `/orders/${id}/events`, body);
    expect((await send({ type: 'pay', payload: { amount: 1 } })).body).toMatchObject({
      outcome: 'rejected',
      order: { states: ['waiting'] },
    });
    const [one, two] = await Promise.all([1, 2].map(() => send({ type: 'pay', payload: { amount: 500 }, id: 'once' })));
    expect([one?.body, two?.body].map((body) => (body as { outcome: string }).outcome).sort()).toEqual(['applied', 'duplicate']);
    expect((await send({ type: 'nonsense' })).body).toMatchObject({
      outcome: 'rejected',
      problems: [{ message: { zh: expect.any(String) } }],
    });
    expect((await send({ type: 'pay', payload: { amount: 'x' } })).body).toMatchObject({ outcome: 'rejected' });
    expect((await server.api('GET', `/orders/${id}`)).body).toMatchObject({ states: ['packing', 'booking'] });
  });

  it('say which events they would take, with what a form needs', async () => {
    const { id } = await newOrder('A-5');
    const answer = await server.api('GET', `/orders/${id}/acceptable`);
    expect(answer.body).toMatchObject({
      items: expect.arrayContaining([{ type: 'pay', leadsTo: ['fulfilment'], definition: expect.anything() }]),
    });
  });

  it('keep a journal without gaps', async () => {
    const { id } = await newOrder('A-6', { amount: 5 });
    await server.api('POST', `/orders/${id}/events`, { type: 'pay', payload: { amount: 5 } });
    await repair(id, { type: 'edit', fields: { buyer: 'Bob' } }, 2);
    const { items } = (await server.api('GET', `/orders/${id}/journal`)).body as unknown as {
      items: { seq: number; actor: string; input: string }[];
    };
    expect(items.map((item) => item.seq)).toEqual(items.map((_, index) => index + 1));
    expect(items.slice(0, 2).map((item) => item.input)).toEqual(['start', 'event']);
    expect(items.find((item) => item.input === 'repair')).toMatchObject({
      actor: 'person:admin',
      changes: [{ field: 'buyer', after: 'Bob' }],
    });
    const page = await server.api('GET', `/orders/${id}/journal?limit=1`);
    const next = await server.api('GET', `/orders/${id}/journal?limit=1&cursor=${told(page, 'next')}`);
    expect(next.body).toMatchObject({ items: [{ seq: 2 }] });
  });

  it('can be set right by hand; a wrong value is refused', async () => {
    const { id } = await newOrder('A-7');
    expect((await repair(id, { type: 'edit', fields: { amount: 7 } }, 1)).body).toMatchObject({ order: { context: { amount: 7 } } });
    expect((await repair(id, { type: 'edit', fields: { amount: 'x' } }, 2)).body).toMatchObject({ status: 422, code: 'repair-refused' });
    expect((await repair(id, { type: 'resume' }, 2)).body).toMatchObject({ status: 422, code: 'repair-refused' });
    expect(await server.api('POST', `/orders/${id}/repairs`, { repair: { type: 'resume' }, seq: 2 })).toMatchObject({ status: 422 });
  });

  it('say when a step cannot be computed, and stay as they were', async () => {
    const { id } = await newOrder('A-8');
    const answer = await server.api('POST', `/orders/${id}/events`, { type: 'poison', payload: { by: 0 } });
    expect(answer.body).toMatchObject({ status: 422, code: 'step-failed', errors: [{ code: 'step.failed' }] });
    expect((await server.api('GET', `/orders/${id}`)).body).toMatchObject({ states: ['waiting'] });
  });
});

describe('searching', () => {
  it.each([
    ['text=a-4', ['A-4']],
    ['text=ann', ['A-1']],
    ['flow=shop&state=packing&text=A-4', ['A-4']],
    ['flow=none', []],
    ['status=done', []],
    ['channel=api&text=A-5', ['A-5']],
    ['createdTo=2020-01-01T00:00:00Z', []],
  ])('?%s', async (query, numbers) => {
    const { items } = (await server.api('GET', `/orders?${query}`)).body as unknown as { items: { externalId: string }[] };
    expect(items.map((item) => item.externalId)).toEqual(numbers);
  });

  it('pages through all of them, newest first, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await server.api('GET', `/orders?limit=2${cursor}`)).body as unknown as {
        items: { externalId: string }[];
        next: string | null;
      };
      seen.push(...page.items.map((item) => item.externalId));
      cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
    expect(seen).toEqual(['A-8', 'A-7', 'A-6', 'A-5', 'A-4', 'A-3', 'A-1']);
  });
});

it('shows timers, and the effects in the outbox without their secrets', async () => {
  const { id } = await newOrder('B-1', { amount: 5 });
  const timers = (await server.api('GET', '/timers?limit=200')).body as unknown as { items: { order: string; due: string }[] };
  expect(timers.items.some((timer) => timer.order === id)).toBe(true);
  await server.api('POST', `/orders/${id}/events`, { type: 'pay', payload: { amount: 5 } });
  const outbox = (await server.api('GET', `/outbox?order=${id}`)).body as unknown as { items: { key: string; destination: string }[] };
  expect(outbox.items).toMatchObject([{ destination: expect.stringContaining('carrier.test') }]);
  expect((await server.api('POST', `/outbox/${encodeURIComponent(outbox.items[0]?.key ?? '')}/redrive`)).body).toMatchObject({
    code: 'not-dead',
  });
});

it('keeps everything over a restart', async () => {
  const before = (await server.api('GET', '/orders?limit=200')).body;
  server = await server.restart();
  expect((await server.api('GET', '/orders?limit=200')).body).toEqual(before);
  const [first] = (before as unknown as { items: { id: string }[] }).items;
  expect((await server.api('GET', `/orders/${first?.id}/journal`)).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ input: 'start' })]),
  });
});
