import { afterEach, expect, it } from 'vitest';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const hour = 3_600_000;
let test: TestEngine;
const start = (options: Parameters<typeof testEngine>[0] = {}) => {
  test = testEngine(options);
  return test;
};
const statesOf = (order: string) => test.store.queries.order(tenant, order)?.states;
const journalOf = (order: string) => test.store.queries.journal(tenant, order, { limit: 100 }).items;

afterEach(async () => {
  expect(await differencesOf(test.engine)).toEqual([]);
  await test.close();
});

it('takes an order through two regions, an effect and a call to its end', async () => {
  const { create, send, engine, sent, store } = start();
  engine.start();
  const order = await create('A-1', { amount: 100, buyer: 'Li' });

  await send(order, 'pay', { amount: 100 });
  await send(order, 'ship');
  await settled();
  await send(order, 'arrive');
  await send(order, 'load');

  expect(statesOf(order)).toEqual(['done']);
  expect(journalOf(order).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(sent.map((request) => request.key)).toEqual([`${order}:2:0`, `${order}:3:0`]);
  expect(store.queries.outbox(tenant, { limit: 10 }).items.map((row) => row.status)).toEqual(['delivered', 'delivered']);
  expect(store.queries.counts(tenant).orders).toEqual({ active: 0, done: 1, error: 0 });
});

it('[E2] applies one delivery once, however often it comes at once', async () => {
  const { engine, create } = start();
  const order = await create('A-1');
  const delivery = { deliveryId: 'd1', receivedAt: 1, headers: {}, body: Buffer.from('{}') };
  const commands = [{ type: 'order', order, input: { type: 'event', event: { type: 'pay', amount: 1 } } }] as const;

  const results = await Promise.all(
    Array.from({ length: 50 }, () => engine.submit({ tenant, source: 'web', actor: 'channel:web', commands, delivery })),
  );

  const outcomes = results.map(({ results: [result] }) => result?.outcome);
  expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(49);
  expect(new Set(results.map(({ results: [result] }) => result?.seq))).toEqual(new Set([2]));
  expect(journalOf(order)).toHaveLength(2);
});

it('[E2] keeps keys of different channels and tenants apart', async () => {
  const { engine, create } = start();
  const one = await create('A-1');
  const other = await create('A-2');
  const pay = (order: string, source: string) =>
    engine.submit({
      tenant,
      source,
      actor: 'x',
      commands: [{ type: 'order', order, dedupeKey: 'k', input: { type: 'event', event: { type: 'pay', amount: 1 } } }],
    });

  const outcomes = [await pay(one, 'a'), await pay(other, 'b'), await pay(other, 'b')].map(({ results: [result] }) => result?.outcome);

  expect(outcomes).toEqual(['applied', 'applied', 'duplicate']);
});

it('[E3] journals what was refused, ignored and deferred, without a gap', async () => {
  const { create, send } = start();
  const order = await create('A-1', { amount: 100 });

  const outcomes = [
    await send(order, 'load'),
    await send(order, 'arrive'),
    await send(order, 'ship'),
    await send(order, 'pay', { amount: 1 }),
    await send(order, 'pay', { amount: 100 }),
  ].map(({ results: [result] }) => [result?.outcome, result?.seq]);

  expect(outcomes).toEqual([
    ['rejected', 2],
    ['ignored', 3],
    ['deferred', 4],
    ['rejected', 5],
    ['applied', 6],
  ]);
  expect(journalOf(order).map((row) => row.outcome)).toEqual(['applied', 'rejected', 'ignored', 'deferred', 'rejected', 'applied']);
  expect(statesOf(order)).toEqual(['riding', 'booking']);
});

it('[E6] fires a timer once, also when it fell due while the process was down', async () => {
  const { create, engine, clock } = start();
  const order = await create('A-1');
  await clock.advance(2 * hour);
  expect(statesOf(order)).toEqual(['waiting']);

  engine.start();
  await settled();

  expect(statesOf(order)).toEqual(['cancelled']);
  expect(journalOf(order).map((row) => row.input.type)).toEqual(['start', 'timer']);
  expect(test.store.queries.timers(tenant, { limit: 10 }).items).toEqual([]);
});

it('[E6] wakes for what is armed while it runs, at its instant', async () => {
  const { create, engine, clock } = start();
  engine.start();
  await settled();
  const order = await create('A-1');
  const armedAt = clock.now();

  await clock.advance(hour - 1);
  expect(statesOf(order)).toEqual(['waiting']);
  await clock.advance(1);

  expect(statesOf(order)).toEqual(['cancelled']);
  expect(journalOf(order).at(-1)?.at).toBe(armedAt + hour);
});

it('[E9] refuses what would wait too long, and everything once it stops', async () => {
  const { engine } = start({ maxQueue: 2 });
  const create = (externalId: string) =>
    engine.submit({
      tenant,
      source: 'api',
      actor: 'x',
      commands: [{ type: 'create', flow: 'shop', channel: 'web', externalId, data: {} }],
    });

  const tries = await Promise.allSettled([create('1'), create('2'), create('3')]);
  await engine.stop();
  const late = await Promise.allSettled([create('4')]);

  expect(tries.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect([...tries, ...late].flatMap((one) => (one.status === 'rejected' ? [one.reason.name, one.reason.retryAfter] : []))).toEqual([
    'Overloaded',
    1,
    'Overloaded',
    1,
  ]);
});

it('gives a first order in a channel its number, and refuses the number a second time', async () => {
  const { create, engine } = start();
  const order = await create('A-1');

  const again = await engine.submit({
    tenant,
    source: 'api',
    actor: 'x',
    commands: [{ type: 'create', flow: 'shop', channel: 'web', externalId: 'A-1', data: {} }],
  });

  expect(again.results[0]).toMatchObject({ outcome: 'rejected', order, problems: [{ code: 'order.exists' }] });
});

it('creates the order an event speaks of when it is told to, and quarantines the delivery when not', async () => {
  const { engine, store } = start();
  const delivery = (deliveryId: string) => ({ deliveryId, receivedAt: 1, headers: { a: 'b' }, body: Buffer.from('{"n":1}') });
  const command = {
    type: 'external',
    channel: 'web',
    externalId: 'N-1',
    input: { type: 'event', event: { type: 'pay', amount: 1 } },
  } as const;
  const submit = (id: string, orCreate?: { flow: string; data: Record<string, string> }) =>
    engine.submit({ tenant, source: 'web', actor: 'channel:web', commands: [{ ...command, orCreate }], delivery: delivery(id) });

  const lost = await submit('d1');
  const found = await submit('d2', { flow: 'shop', data: { buyer: 'Wang' } });
  const replayed = await engine.submit({
    tenant,
    source: 'web',
    actor: 'person:x',
    commands: [command],
    replayOf: { inbox: lost.inbox?.id ?? '', deliveryId: 'd1' },
  });

  expect(lost).toMatchObject({
    inbox: { status: 'quarantined' },
    results: [{ outcome: 'unknown', problems: [{ code: 'order.unknown' }] }],
  });
  expect(found.results[0]).toMatchObject({ outcome: 'applied', seq: 2, created: true });
  expect(replayed.inbox).toEqual({ id: lost.inbox?.id, status: 'rejected' });
  expect(store.queries.inboxItem(tenant, lost.inbox?.id ?? '')).toMatchObject({
    status: 'rejected',
    body: '{"n":1}',
    orders: [found.results[0]?.order],
  });
});

it('[E3] applies once and goes on when somebody who listens throws', async () => {
  const { create, send } = start({
    onChange() {
      throw new Error('a broken listener');
    },
  });
  const order = await create('A-1', { amount: 1 });
  const { results } = await send(order, 'pay', { amount: 1 });

  expect(results[0]).toMatchObject({ outcome: 'applied', seq: 2 });
  expect(journalOf(order)).toHaveLength(2);
});
