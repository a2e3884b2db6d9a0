import { afterEach, describe, expect, it } from 'vitest';
import { shopFlow } from '../engine/testing/flows.ts';
import { type Answer, type TestServer, testServer, told } from './testing.ts';

const open: TestServer[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.end();
});

/** The shop flow with one version, some orders that wait and some that are paid. */
async function shop(waiting: number, paid: number): Promise<TestServer> {
  const server = testServer();
  open.push(server);
  await server.api('POST', '/flows', { document: shopFlow() });
  await server.api('POST', '/flows/shop/publish', { revision: 1 });
  for (let index = 0; index < waiting + paid; index += 1) {
    const order = await server.api('POST', '/orders', { flow: 'shop', externalId: `a${index}` });
    if (index >= waiting) await server.api('POST', `/orders/${told(order, 'order.id')}/events`, { type: 'pay', payload: { amount: 5 } });
  }
  return server;
}

async function asked({ api }: TestServer, body: object): Promise<Answer> {
  const begun = await api('POST', '/flows/shop/back-tests', body);
  expect([begun.status, begun.body]).toEqual([201, expect.anything()]);
  for (let turn = 0; turn < 500; turn += 1) {
    const answer = await api('GET', `/back-tests/${told(begun, 'id')}`);
    if (!['waiting', 'running'].includes(told(answer, 'status'))) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it never ended');
}

/** `waiting` is gone, `pending` is in its place. */
function renamed() {
  return JSON.parse(JSON.stringify(shopFlow()).replaceAll('"waiting"', '"pending"')) as ReturnType<typeof shopFlow>;
}

const allSame = { stuck: 0, unplaced: 0, refused: 0, differs: 0, loses: 0, 'other-way': 0, unknown: 0 };

describe('what happens to live orders', () => {
  it('says of a draft without changes that every order would fare the same', async () => {
    const { body } = await asked(await shop(3, 2), {});
    expect(body).toMatchObject({ status: 'done', total: 5, examined: 5, same: 5, cut: 0, kinds: allSame, groups: [], concerned: 0 });
  });

  it('finds the orders whose state is gone, lists them, and finds nothing against them once the state is mapped', async () => {
    const server = await shop(3, 2);
    const lost = await asked(server, { document: renamed() });
    expect(lost.body).toMatchObject({ status: 'done', inFlight: expect.any(Number), removed: [{ state: 'waiting', orders: 3 }] });
    expect(lost.body).toMatchObject({ kinds: { unplaced: 3 }, states: { waiting: { concerned: 3 } } });

    const listed = await server.api('GET', `/back-tests/${told(lost, 'id')}/orders?kind=unplaced&limit=2`);
    expect(listed.body).toMatchObject({ items: [{ kinds: ['unplaced'] }, { externalId: expect.any(String) }], next: '2' });
    const rest = await server.api('GET', `/back-tests/${told(lost, 'id')}/orders?kind=unplaced&limit=2&cursor=2`);
    expect(rest.body).toMatchObject({
      items: [{ reasons: [{ message: { zh: expect.any(String), en: expect.any(String) } }] }],
      next: null,
    });

    const mapped = await asked(server, { document: renamed(), mapping: { states: { waiting: 'pending' } } });
    expect(mapped.body).toMatchObject({ kinds: { unplaced: 0, differs: 0, stuck: 0 } });
  });

  it('ships the mapping with the version that is published', async () => {
    const { api } = await shop(1, 0);
    await api('PUT', '/flows/shop/draft', { revision: 1, document: renamed() });
    await api('POST', '/flows/shop/publish', { revision: 2, mapping: { states: { waiting: 'pending' } } });
    const plan = await api('POST', '/flows/shop/migrations/plan', { from: [1], to: 2 });
    expect(plan.body).toMatchObject({ mapping: { states: { waiting: 'pending' } } });
  });

  it('forgets what is cancelled, and refuses a document that cannot be', async () => {
    const server = await shop(1, 0);
    const done = await asked(server, {});
    expect((await server.api('DELETE', `/back-tests/${told(done, 'id')}`)).status).toBe(204);
    expect((await server.api('GET', `/back-tests/${told(done, 'id')}`)).status).toBe(404);
    const broken = { ...shopFlow(), root: 'nowhere' };
    expect((await server.api('POST', '/flows/shop/back-tests', { document: broken })).status).toBe(422);
  });
});
