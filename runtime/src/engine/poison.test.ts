import { afterEach, expect, it } from 'vitest';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const hour = 3_600_000;
let test: TestEngine;

afterEach(async () => {
  expect(await differencesOf(test.engine)).toEqual([]);
  await test.close();
});

it('[E5] an event that cannot be computed fails alone, is kept with its reason, and can be sent again', async () => {
  test = testEngine();
  const { engine, store, create } = test;
  const poisoned = await create('P');
  const healthy = await create('H');
  const deliver = (order: string, type: string, by: number, deliveryId: string) =>
    engine.submit({
      tenant,
      source: 'web',
      actor: 'channel:web',
      commands: [{ type: 'order', order, input: { type: 'event', event: { type, by } } }],
      delivery: { deliveryId, receivedAt: 1, headers: {}, body: Buffer.from('{}') },
    });

  const [bad, good] = await Promise.all([deliver(poisoned, 'poison', 0, 'd1'), deliver(healthy, 'poison', 4, 'd2')]);
  const again = await deliver(poisoned, 'poison', 5, 'd1');

  expect(bad).toMatchObject({
    inbox: { status: 'quarantined' },
    results: [{ outcome: 'failed', seq: 2, problems: [{ code: 'step.failed' }] }],
  });
  expect(good).toMatchObject({ inbox: { status: 'applied' }, results: [{ outcome: 'applied' }] });
  expect(again.results[0]).toMatchObject({ outcome: 'applied', seq: 3 });
  expect(store.queries.journal(tenant, poisoned, { limit: 10 }).items.map((row) => row.outcome)).toEqual(['applied', 'failed', 'applied']);
  expect(store.queries.order(tenant, poisoned)?.snapshot.context.share).toBe(20);
  expect(store.queries.inbox(tenant, { limit: 10, status: 'quarantined' }).items).toHaveLength(1);
});

it('[E5] a timer that cannot be computed is set aside with its reason, once, and the others fire', async () => {
  test = testEngine();
  const { engine, store, create, clock, send } = test;
  engine.start();
  const poisoned = await create('P', { amount: 0 });
  const healthy = await create('H', { amount: 5 });

  await clock.advance(3 * hour);

  expect(store.queries.order(tenant, healthy)?.states).toEqual(['cancelled']);
  expect(store.queries.order(tenant, poisoned)).toMatchObject({
    states: ['waiting'],
    timers: [{ status: 'failed', error: expect.any(String) }],
  });
  expect(store.queries.journal(tenant, poisoned, { limit: 10 }).items.map((row) => row.outcome)).toEqual(['applied', 'failed']);
  expect(store.queries.counts(tenant).timers).toEqual({ armed: 0, failed: 1 });
  await send(poisoned, 'pay', { amount: 0 });
  await settled();
  expect(store.queries.counts(tenant).timers.failed).toBe(0);
});

it('keeps a whole submission out when one of its commands fails', async () => {
  test = testEngine();
  const { engine, store, create } = test;
  const order = await create('P');
  const event = (by: number) => ({ type: 'order', order, input: { type: 'event', event: { type: 'poison', by } } }) as const;

  const { results } = await engine.submit({ tenant, source: 'api', actor: 'x', commands: [event(2), event(0)] });

  expect(results.map((result) => result.outcome)).toEqual(['failed', 'failed']);
  expect(store.queries.order(tenant, order)?.snapshot.context.share).toBe(0);
});
