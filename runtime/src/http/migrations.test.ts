import { afterEach, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { type TestServer, testServer, told } from './testing.ts';

const open: TestServer[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.end();
});

/** The shop flow with one version, and as many orders as asked for. */
async function shop(orders: number): Promise<TestServer> {
  const server = testServer();
  open.push(server);
  await server.api('POST', '/flows', { document: shopFlow() });
  await server.api('POST', '/flows/shop/publish', { revision: 1 });
  await place(server, orders, 'a');
  return server;
}

async function place({ api }: TestServer, orders: number, prefix: string): Promise<void> {
  for (let index = 0; index < orders; index += 1) await api('POST', '/orders', { flow: 'shop', externalId: `${prefix}${index}` });
}

/** The next version: `waiting` is called `pending`, and is to be paid within 2 hours. */
function renamed() {
  const text = JSON.stringify(shopFlow()).replaceAll('"waiting"', '"pending"');
  return JSON.parse(text) as ReturnType<typeof shopFlow>;
}

async function publish({ api }: TestServer, release: object, document: object = renamed()): Promise<void> {
  const flow = await api('GET', '/flows/shop');
  const revision = Number(told(flow, 'revision'));
  expect((await api('PUT', '/flows/shop/draft', { revision, document })).status).toBe(200);
  const published = await api('POST', '/flows/shop/publish', { revision: revision + 1, release });
  expect([published.status, published.body]).toEqual([201, expect.anything()]);
}

async function versionsOf({ api }: TestServer, prefix: string): Promise<number[]> {
  const { body } = await api('GET', `/orders?text=${prefix}&limit=200`);
  return (body as { items: { version: number }[] }).items.map(({ version }) => version);
}

async function ended({ api }: TestServer, id: string) {
  for (let turn = 0; turn < 500; turn += 1) {
    const run = await api('GET', `/migrations/${id}`);
    if (told(run, 'status') !== 'running' && told(run, 'status') !== 'reverting') return run;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it never ended');
}

describe('releases', () => {
  it('gives a share of the new orders to a version on trial, all of them once it is rolled out, and none after a roll-back', async () => {
    const server = await shop(1);
    await publish(server, { type: 'canary', share: 30 });
    await place(server, 100, 'trial');
    const trial = (await versionsOf(server, 'trial')).filter((version) => version === 2).length;
    expect(trial).toBeGreaterThan(10);
    expect(trial).toBeLessThan(55);
    const state = await server.api('GET', '/flows/shop/release');
    expect(state.body).toMatchObject({ active: 1, canary: { version: 2, share: 30 }, figures: { orders: trial } });

    await server.api('POST', '/flows/shop/release', { type: 'activate', version: 2 });
    await place(server, 3, 'all');
    await server.api('POST', '/flows/shop/release', { type: 'activate', version: 1 });
    await place(server, 3, 'back');

    expect([await versionsOf(server, 'all'), await versionsOf(server, 'back')]).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ]);
    const { body } = await server.api('GET', '/flows/shop/release/events');
    expect((body as { items: { change: { type: string } }[] }).items.map(({ change }) => change.type)).toEqual([
      'activate',
      'activate',
      'publish',
      'publish',
    ]);
  });

  it('keeps the orders of a pinned channel on their version', async () => {
    const server = await shop(0);
    await publish(server, { type: 'all' });
    await server.api('POST', '/flows/shop/release', { type: 'pin', channel: 'api', version: 1 });
    await place(server, 2, 'pinned');
    expect(await versionsOf(server, 'pinned')).toEqual([1, 1]);
    await server.api('POST', '/flows/shop/release', { type: 'unpin', channel: 'api' });
    await place(server, 1, 'free');
    expect(await versionsOf(server, 'free')).toEqual([2]);
  });

  it('refuses a version that is not there, and the end of a trial that is not', async () => {
    const server = await shop(0);
    const answers = [
      await server.api('POST', '/flows/shop/release', { type: 'activate', version: 9 }),
      await server.api('POST', '/flows/shop/release', { type: 'stop-canary' }),
      await server.api('POST', '/flows/nowhere/release', { type: 'stop-canary' }),
    ];
    expect(answers.map((answer) => [answer.status, told(answer, 'code')])).toEqual([
      [404, 'unknown-version'],
      [409, 'no-canary'],
      [404, 'unknown-flow'],
    ]);
  });
});

describe('migrations', () => {
  it('tells what needs a decision, moves the orders once it is taken, and puts them back', async () => {
    const server = await shop(30);
    await publish(server, { type: 'all' });
    const versions = { from: [1], to: 2 };

    const plan = await server.api('POST', '/flows/shop/migrations/plan', versions);
    expect(plan.body).toMatchObject({ orders: 30, differences: { statesAdded: ['pending'], statesDropped: ['waiting'] } });
    const { mapping } = plan.body as { mapping: object };
    const first = await server.api('POST', '/flows/shop/migrations/dry-run', { ...versions, mapping, limit: 20 });
    expect(first.body).toMatchObject({
      examined: 20,
      clean: 0,
      blocked: 20,
      groups: [{ code: 'state-unmapped', subject: 'waiting', orders: 20 }],
    });
    const rest = { ...versions, mapping, limit: 20, cursor: told(first, 'next') };
    expect((await server.api('POST', '/flows/shop/migrations/dry-run', rest)).body).toMatchObject({ examined: 10, next: null });

    const decided = { ...mapping, states: { waiting: 'pending' } };
    const run = await server.api('POST', '/flows/shop/migrations', { ...versions, mapping: decided });
    expect((await ended(server, told(run, 'id'))).body).toMatchObject({ status: 'done', total: 30, moved: 30, leftOut: 0, reasons: [] });
    expect(new Set(await versionsOf(server, 'a'))).toEqual(new Set([2]));

    await server.api('POST', `/migrations/${told(run, 'id')}/revert`, {});
    expect((await ended(server, told(run, 'id'))).body).toMatchObject({ status: 'reverted', moved: 30, reverted: 30, stayed: 0 });
    expect(new Set(await versionsOf(server, 'a'))).toEqual(new Set([1]));
    const orders = await server.api('GET', `/migrations/${told(run, 'id')}/orders?outcome=reverted&limit=200`);
    expect((orders.body as { items: unknown[] }).items).toHaveLength(30);
  });

  it('ships the mapping with the version, and refuses a conversion that cannot be read', async () => {
    const server = await shop(1);
    await publish(server, { type: 'hold' });
    const mapping = { states: { waiting: 'pending' } };
    await server.api('PUT', '/flows/shop/versions/2/mapping', mapping);
    const plan = await server.api('POST', '/flows/shop/migrations/plan', { from: [1], to: 2 });
    expect(plan.body).toMatchObject({ mapping });

    const wrong = { from: [1], to: 2, mapping: { fields: { buyer: { type: 'expression', text: 'nothing + 1' } } } };
    const refused = await server.api('POST', '/flows/shop/migrations/dry-run', wrong);
    expect([refused.status, told(refused, 'errors.0.path')]).toEqual([422, 'mapping.fields.buyer']);
  });
});
