import { afterEach, describe, expect, it } from 'vitest';
import { shopFlow } from './testing/flows.ts';
import { type TestEngine, tenant, testEngine } from './testing/test-engine.ts';
import { reasonToStop } from './watch-canaries.ts';

const none = { 'dead-letter': 0, quarantined: 0, 'failed-step': 0, stuck: 0 };
const open: TestEngine[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe('the rule of a trial', () => {
  it('holds percentages back until there are enough orders, and counts at once', () => {
    const rule = {
      limits: [
        { of: 'stuck', unit: 'percent', value: 10 },
        { of: 'dead-letter', unit: 'count', value: 2 },
      ],
      windowMinutes: 60,
      minOrders: 20,
    } as const;
    const of = (orders: number, troubles: object) =>
      reasonToStop({ ...rule, limits: [...rule.limits] }, { orders, troubles: { ...none, ...troubles } });
    expect(of(19, { stuck: 5 })).toBeUndefined();
    expect(of(20, { stuck: 2 })).toMatchObject({ limit: { of: 'stuck' }, found: 10, orders: 20 });
    expect(of(1, { 'dead-letter': 2 })).toMatchObject({ limit: { of: 'dead-letter' }, found: 2 });
  });

  it('gives new orders the active version again once the limit is reached, and says why', async () => {
    const test = testEngine();
    open.push(test);
    const { engine, store, clock } = test;
    engine.start();
    const { revision } = store.flows.get(tenant, 'shop') ?? { revision: 0 };
    store.flows.saveDraft(tenant, 'shop', revision, { ...shopFlow(), name: { en: 'other' } });
    const rule = { limits: [{ of: 'failed-step', unit: 'count', value: 1 } as const], windowMinutes: 60, minOrders: 1 };
    store.flows.publish(tenant, 'shop', { revision: revision + 1, note: '', by: 'test', release: { type: 'canary', share: 100, rule } });
    const order = await test.create('a');
    expect(store.engine.loadOrder(tenant, order)?.version).toBe(2);

    await test.send(order, 'poison', { by: 0 });
    await clock.advance(6_000);

    expect(store.releases.get(tenant, 'shop')).toMatchObject({ active: 1, canary: null });
    expect(store.releases.events(tenant, 'shop', undefined, 1)).toMatchObject([
      { by: 'rule', change: { type: 'automatic-stop', version: 2, reason: { limit: { of: 'failed-step' }, found: 1, orders: 1 } } },
    ]);
    expect(store.engine.loadOrder(tenant, await test.create('b'))?.version).toBe(1);
  });
});
