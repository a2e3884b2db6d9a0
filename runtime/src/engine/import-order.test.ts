import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportedOrder } from './import-types.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

let test: TestEngine;

beforeEach(() => {
  test = testEngine();
});

afterEach(async () => {
  // E4
  expect(await differencesOf(test.engine)).toEqual([]);
  await test.close();
});

const given = (externalId: string, more: Partial<ImportedOrder> = {}): ImportedOrder => ({
  externalId,
  data: { amount: 990 },
  states: ['riding', 'loading'],
  since: null,
  key: `import:1:${externalId}`,
  ...more,
});

const bring = (...orders: ImportedOrder[]) =>
  test.engine.importOrders(tenant, { flow: 'shop', version: 1, channel: 'shop-a', actor: 'person:mei', orders });

const orderNamed = (externalId: string) => {
  const id = test.store.queries.orders(tenant, { limit: 50 }).items.find((one) => one.externalId === externalId)?.id ?? '';
  return test.store.queries.order(tenant, id);
};

describe('an import', () => {
  it('puts orders where they stand, journaled, and sends nothing', async () => {
    expect(await bring(given('A'), given('B', { states: ['done'] }))).toMatchObject([{ type: 'imported' }, { type: 'imported' }]);

    expect(orderNamed('A')?.states).toEqual(['riding', 'loading']);
    expect(orderNamed('B')?.snapshot.status).toBe('done');
    expect(test.store.queries.outbox(tenant, { limit: 10 }).items).toEqual([]);
    const journal = test.store.queries.journal(tenant, orderNamed('A')?.id ?? '', { limit: 10 }).items;
    expect(journal).toMatchObject([{ seq: 1, actor: 'person:mei', input: { type: 'import', states: ['riding', 'loading'] } }]);
  });

  it('[E2] done again after a cut finds its own orders, and leaves those of others alone', async () => {
    await bring(given('A'));

    const again = await bring(given('A'), given('A', { key: 'import:2:A', states: ['done'] }));

    expect(again).toMatchObject([{ type: 'again' }, { type: 'exists' }]);
    expect(orderNamed('A')?.states).toEqual(['riding', 'loading']);
  });

  it('[E5] refuses alone what does not fit', async () => {
    const answers = await bring(given('A'), given('B', { data: { amount: 'x' } }), given('C', { states: ['riding'] }), given('D'));

    expect(answers.map(({ type }) => type)).toEqual(['imported', 'refused', 'refused', 'imported']);
  });

  it('tried beforehand says the same, and writes nothing', async () => {
    const request = { flow: 'shop', version: 1, channel: 'shop-a', actor: 'person:mei' };
    const tried = await test.engine.tryImport(tenant, { ...request, orders: [given('A'), given('B', { states: ['nowhere'] })] });

    expect(tried.map(({ type }) => type)).toEqual(['imported', 'refused']);
    expect(orderNamed('A')).toBeUndefined();
  });
});
