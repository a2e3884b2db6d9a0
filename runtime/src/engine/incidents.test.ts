import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const hour = 3_600_000;
const day = 24 * hour;
let test: TestEngine;

beforeEach(() => {
  test = testEngine();
});

afterEach(async () => {
  expect(await differencesOf(test.engine)).toEqual([]);
  expectCounted(test);
  await test.close();
});

/** Each incident counts exactly its items, and is open exactly while it has some. */
function expectCounted({ store }: TestEngine): void {
  for (const status of ['open', 'closed'] as const) {
    for (const incident of store.incidents.list(tenant, { status, limit: 200 }).items) {
      const { items } = store.incidents.items(tenant, incident.id, { limit: 100_000 });
      const orders = new Set(items.flatMap(({ order }) => order ?? []));
      expect({ open: incident.open, orders: incident.orders }).toEqual({ open: items.length, orders: orders.size });
      expect(incident.closedAt === null).toBe(incident.open > 0);
      expect(incident.open > 0).toBe(status === 'open');
    }
  }
}

const open = () => test.store.incidents.list(tenant, { status: 'open', limit: 50 }).items;
const types = () =>
  open()
    .map(({ cause }) => cause.type)
    .sort();
let deliveries = 0;
const deliver = (order: string, type: string, payload: object = {}) => {
  deliveries += 1;
  return test.engine.submit({
    tenant,
    source: 'web',
    actor: 'channel:web',
    commands: [{ type: 'order', order, input: { type: 'event', event: { type, ...payload } } }],
    delivery: { deliveryId: `d${deliveries}`, receivedAt: 1, headers: {}, body: Buffer.from('{}') },
  });
};

async function mendAll(mend: Parameters<TestEngine['engine']['mendItem']>[1]['mend']) {
  const [incident] = open();
  if (!incident) throw new Error('nothing is open');
  const job = test.store.incidents.startJob(tenant, incident.id, { id: `j${Math.random()}`, mend, reason: 'mended', by: 'person:mei' }, 1);
  if (!job || job === 'running') throw new Error('the job did not start');
  const items = test.store.incidents.nextItems(job, 0, 1000);
  const answers = await Promise.all(
    items.map(({ row }) => test.engine.mendItem(tenant, { job: job.row, item: row, mend, reason: 'mended', actor: 'person:mei' })),
  );
  test.store.incidents.endJob(job, 'done', 1);
  return { job, incident, answers };
}

it('gathers what is stuck by one cause, and closes when the last order goes on', async () => {
  const orders = await Promise.all(['P1', 'P2', 'P3'].map((id) => test.create(id)));
  for (const order of orders) await deliver(order, 'poison', { by: 0 });
  await deliver(orders[0] ?? '', 'poison', { by: 0 });

  expect(open()).toMatchObject([
    { cause: { type: 'step-failed', flow: 'shop', event: 'poison', states: ['waiting'] }, open: 3, orders: 3, total: 4 },
  ]);
  expect(test.store.incidents.count(tenant)).toEqual({ open: 1, orders: 3 });
  expect(test.store.incidents.ofOrder(tenant, orders[1] ?? '')).toHaveLength(1);

  await deliver(orders[0] ?? '', 'poison', { by: 4 });
  await test.send(orders[1] ?? '', 'pay', { amount: 5 });
  expect(open()).toMatchObject([{ open: 1 }]);
  await deliver(orders[2] ?? '', 'poison', { by: 2 });
  expect(open()).toEqual([]);
  expect(test.store.incidents.list(tenant, { status: 'closed', limit: 5 }).items).toMatchObject([{ open: 0, total: 4 }]);
});

it('opens anew when the cause comes back, and forgets that it was seen', async () => {
  const order = await test.create('P');
  await deliver(order, 'poison', { by: 0 });
  const [incident] = open();
  test.store.incidents.change(tenant, incident?.id ?? '', { type: 'acknowledge' }, 'person:mei', 5);
  expect(open()[0]?.acknowledgedBy).toBe('person:mei');
  await deliver(order, 'poison', { by: 1 });

  await deliver(order, 'poison', { by: 0 });

  expect(open()).toMatchObject([{ id: incident?.id, acknowledgedBy: null, open: 1, total: 2 }]);
  expect(test.store.incidents.log(tenant, incident?.id ?? '').map(({ type }) => type)).toEqual([
    'opened',
    'closed',
    'acknowledged',
    'opened',
  ]);
});

it('tells causes apart, and does not take a refusal that a person saw for one', async () => {
  test.engine.start();
  const [a, b] = [await test.create('A', { amount: 0 }), await test.create('B', { amount: 9 })];
  await test.send(b, 'pay', { amount: 9 });
  await deliver(b, 'poison', { by: 1 });
  await test.send(b, 'poison', { by: 1 });
  await test.clock.advance(2 * hour);

  expect(types()).toEqual(['event-rejected', 'timer-failed']);
  expect(test.store.incidents.ofOrder(tenant, a)).toHaveLength(1);
});

describe('mends in bulk', () => {
  it('send dead letters again, each once', async () => {
    test.answer = () => new Response('no', { status: 400 });
    test.engine.start();
    const orders = await Promise.all(['A', 'B'].map((id) => test.create(id, { amount: 5 })));
    for (const order of orders) await test.send(order, 'pay', { amount: 5 });
    await settled();
    expect(open()).toMatchObject([{ cause: { type: 'effect-dead' }, open: 2, orders: 2 }]);

    test.answer = () => Response.json({ ok: true });
    const { answers, job } = await mendAll({ type: 'retry' });
    await settled();

    expect(answers).toEqual([{ type: 'mended' }, { type: 'mended' }]);
    expect(test.store.incidents.job(tenant, job.id)).toMatchObject({ total: 2, mended: 2, refused: 0 });
    expect(test.store.queries.outbox(tenant, { limit: 9, status: 'delivered' }).items).toHaveLength(2);
    expect(open()).toEqual([]);
  });

  it('fire failed timers, and tell why those cannot be fired that still fail', async () => {
    test.engine.start();
    const orders = await Promise.all(['A', 'B'].map((id) => test.create(id, { amount: 0 })));
    await test.clock.advance(2 * hour);
    await test.engine.submit({
      tenant,
      source: 'api',
      actor: 'person:mei',
      commands: [{ type: 'order', order: orders[0] ?? '', input: { type: 'set', fields: { amount: 5 } } }],
    });

    const { answers, job } = await mendAll({ type: 'retry' });

    expect(answers.map(({ type }) => type).sort()).toEqual(['mended', 'refused']);
    expect(open()).toMatchObject([{ open: 1, orders: 1 }]);
    const results = test.store.incidents.results(tenant, job.id, { limit: 10, outcome: 'refused' }).items;
    expect(results).toMatchObject([{ externalId: 'B', problems: [{ code: 'step.failed' }] }]);
    expect(test.store.queries.order(tenant, orders[0] ?? '')?.states).toEqual(['cancelled']);
  });

  it('move all orders to a state, and give up what cannot be tried again', async () => {
    const orders = await Promise.all(['A', 'B'].map((id) => test.create(id)));
    for (const order of orders) await deliver(order, 'load');

    const { answers } = await mendAll({ type: 'move', states: ['cancelled'], actions: 'run', again: false });

    expect(answers).toEqual([{ type: 'mended' }, { type: 'mended' }]);
    expect(orders.map((id) => test.store.queries.order(tenant, id)?.states)).toEqual([['cancelled'], ['cancelled']]);
    expect(open()).toEqual([]);
  });

  it('hand a failed step that came with a delivery back to be replayed, so that it happens once', async () => {
    const order = await test.create('A');
    await deliver(order, 'poison', { by: 0 });

    const { answers, job, incident } = await mendAll({ type: 'retry' });

    expect(answers).toEqual([{ type: 'replay', inbox: expect.any(String) }]);
    const [item] = test.store.incidents.items(tenant, incident.id, { limit: 1 }).items;
    const problems = [{ code: 'x', path: '', message: { zh: '', en: '' } }];
    expect(await test.engine.noteReplay(tenant, { job: job.row, item: item?.row ?? 0 }, problems)).toEqual({ type: 'refused', problems });
    expect(test.store.incidents.job(tenant, job.id)).toMatchObject({ refused: 1 });
  });

  it('are tried without writing anything', async () => {
    const order = await test.create('A');
    await deliver(order, 'load');
    const [incident] = open();
    const { items } = test.store.incidents.itemsFor(tenant, incident?.id ?? '', undefined, 10);
    const move = { type: 'move', actions: 'run', again: false } as const;

    const tried = await test.engine.tryMend(
      tenant,
      items.map(({ row }) => row),
      { ...move, states: ['cancelled'] },
    );
    const refused = await test.engine.tryMend(
      tenant,
      items.map(({ row }) => row),
      { ...move, states: ['packing'] },
    );

    expect(tried).toEqual([{ type: 'mended' }]);
    expect(refused).toMatchObject([{ type: 'refused', problems: [{ code: 'repair.region-open' }] }]);
    expect(open()).toHaveLength(1);
  });
});

it('[property] counts equal a recount after random histories', async () => {
  const step = fc.record({ order: fc.nat(3), what: fc.nat(9), by: fc.nat(2) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.boolean(), async (steps, down) => {
      const run = testEngine();
      run.answer = () => new Response('no', { status: down ? 400 : 200 });
      run.engine.start();
      const orders = await Promise.all([0, 1, 2, 3].map((n) => run.create(`O${n}`, { amount: n % 2 })));
      for (const { order: index, what, by } of steps) await oneStep(run, orders[index] ?? '', what, by);
      expectCounted(run);
      expect(await differencesOf(run.engine)).toEqual([]);
      await run.close();
    }),
    { numRuns: 10 },
  );
});

async function oneStep(run: TestEngine, order: string, what: number, by: number): Promise<void> {
  const before = test;
  test = run;
  const [incident] = open();
  if (what < 2) await deliver(order, 'poison', { by });
  else if (what === 2) await run.send(order, 'pay', { amount: 5 });
  else if (what === 3) await deliver(order, 'load');
  else if (what === 4) await run.send(order, 'ship');
  else if (what === 5) await run.clock.advance(by * day);
  else if (incident && what < 8) await mendAll(what === 6 ? { type: 'retry' } : { type: 'skip', answer: { type: 'hang-up' } });
  else if (incident) await mendAll({ type: 'move', states: ['waiting'], actions: by > 0 ? 'run' : 'skip', again: true });
  await settled();
  test = before;
}
