import { afterEach, expect, it } from 'vitest';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const minute = 60_000;
let test: TestEngine;
const outbox = () => test.store.queries.outbox(tenant, { limit: 50 }).items;
const statesOf = (order: string) => test.store.queries.order(tenant, order)?.states;

async function paidOrder(number = 'A-1') {
  const order = await test.create(number, { amount: 1 });
  await test.send(order, 'pay', { amount: 1 });
  await settled();
  return order;
}

afterEach(async () => {
  expect(await differencesOf(test.engine)).toEqual([]);
  await test.close();
});

it('[E7] tries again with the same key, waiting longer each time, until it is delivered', async () => {
  test = testEngine();
  test.engine.start();
  test.answer = () => new Response('', { status: test.sent.length < 4 ? 503 : 200 });
  const order = await paidOrder();
  const begun = test.clock.now();

  await test.clock.advance(10 * minute);

  expect(test.sent.map((request) => request.key)).toEqual(Array.from({ length: 4 }, () => `${order}:2:0`));
  expect(outbox()).toMatchObject([{ status: 'delivered', attempts: 4, response: { status: 200, body: '' } }]);
  // Half of 2, 4 and 8 seconds: the test's "random" is a half.
  expect(test.store.queries.journal(tenant, order, { limit: 10 }).items.at(-1)?.at).toBe(begun + 7000);
  expect(statesOf(order)).toEqual(['packing', 'loading']);
});

it('[E7] waits as long as the receiver asks', async () => {
  test = testEngine();
  test.engine.start();
  test.answer = () => new Response('', { status: test.sent.length < 2 ? 429 : 200, headers: { 'Retry-After': '90' } });
  await paidOrder();

  await test.clock.advance(89_000);
  expect(test.sent).toHaveLength(1);
  await test.clock.advance(2_000);

  expect(outbox()).toMatchObject([{ status: 'delivered', attempts: 2 }]);
});

it('[E7] becomes a dead letter, tells the order, and can be driven again under its first key', async () => {
  test = testEngine({ delivery: { maxAttempts: 3 } });
  test.engine.start();
  test.answer = () => new Response('', { status: 500 });
  const order = await paidOrder();
  await test.clock.advance(10 * minute);

  expect(statesOf(order)).toEqual(['packing', 'unbooked']);
  expect(outbox()).toMatchObject([{ status: 'dead', attempts: 3, lastError: 'the receiver answered 500 (given up after 3 attempts)' }]);
  expect(test.store.queries.counts(tenant).outbox).toEqual({ pending: 0, dead: 1 });

  test.answer = () => Response.json({});
  const key = `${order}:2:0`;
  expect([await test.engine.redrive(tenant, key), await test.engine.redrive('other', key)]).toEqual(['redriven', 'missing']);
  await settled();

  expect(outbox()).toMatchObject([{ status: 'delivered' }]);
  expect(await test.engine.redrive(tenant, key)).toBe('not-dead');
  expect(new Set(test.sent.map((request) => request.key))).toEqual(new Set([key]));
  expect(test.store.queries.journal(tenant, order, { limit: 10 }).items.at(-1)?.outcome).toBe('void');
});

it('[E7] gives up at once what the receiver will never take', async () => {
  test = testEngine();
  test.engine.start();
  test.answer = () => new Response('no such carrier', { status: 404 });
  const order = await paidOrder();

  expect(test.sent).toHaveLength(1);
  expect(statesOf(order)).toEqual(['packing', 'unbooked']);
});

it('[E7] sends again what a crash cut off', async () => {
  test = testEngine();
  const order = await paidOrder();
  const key = `${order}:2:0`;
  test.store.engine.transaction((tx) =>
    tx.updateOutbox(tenant, key, { status: 'delivering', attempts: 1, nextAttemptAt: null, lastError: null, response: null }),
  );
  test.engine.start();
  await settled();

  expect(outbox()).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  expect(statesOf(order)).toEqual(['packing', 'loading']);
});

it('sends a bounded number at once to one destination, and lets a slow one hold up nobody else', async () => {
  test = testEngine({ delivery: { concurrency: 2 } });
  test.engine.start();
  const held: (() => void)[] = [];
  test.answer = ({ url }) =>
    url.includes('carrier') ? new Promise((resolve) => held.push(() => resolve(Response.json({})))) : Response.json({});
  const orders = [await paidOrder('A-1'), await paidOrder('A-2'), await paidOrder('A-3')];
  for (const order of orders) await test.send(order, 'ship');
  await settled();

  expect(test.sent.filter((request) => request.url.includes('carrier'))).toHaveLength(2);
  expect(test.sent.filter((request) => request.url.includes('wms'))).toHaveLength(3);

  while (held.length > 0) {
    for (const release of held.splice(0)) release();
    await settled();
  }
  expect(outbox().every((row) => row.status === 'delivered')).toBe(true);
});

it('finishes the attempts under way before it stops', async () => {
  test = testEngine();
  test.engine.start();
  let release = (): void => {};
  test.answer = () =>
    new Promise((resolve) => {
      release = () => resolve(Response.json({}));
    });
  await paidOrder();

  const stopped = test.engine.stop();
  release();
  await stopped;

  expect(outbox()).toMatchObject([{ status: 'delivered' }]);
});
