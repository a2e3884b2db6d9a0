import { blankTable, type Fact, RoutingTable, ruleTemplates } from '@orderloom/shared/routing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { settled } from '../engine/testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from '../engine/testing/test-engine.ts';

const json = { label: {}, type: { type: 'json' } };
const text = { label: {}, type: { type: 'text' } };
const money = { label: {}, type: { type: 'money' } };
const person = { label: {}, senders: ['person'] };

/** Routes when it begins, and again when it is asked. */
const flow = flowOf('routed', {
  context: {
    amount: money,
    province: text,
    customerLevel: text,
    buyerId: text,
    lines: json,
    paidAt: { label: {}, type: { type: 'instant' } },
    answer: json,
  },
  events: { again: person, pay: person },
  states: [
    {
      id: 'routing',
      kind: 'atomic',
      parent: 'root',
      calls: [{ id: 'route', label: {}, action: { id: 'a', type: 'route-order', params: {} } }],
    },
    { id: 'waiting', kind: 'atomic', parent: 'root' },
  ],
  transitions: [
    {
      id: 't1',
      source: 'routing',
      targets: ['waiting'],
      trigger: { type: 'reply', call: 'route', outcome: 'done' },
      actions: [{ id: 'k', type: 'set-field', params: { field: 'answer', value: 'event.output' } }],
    },
    { id: 't2', source: 'waiting', targets: ['routing'], trigger: { type: 'event', event: 'again' } },
    {
      id: 't3',
      source: 'waiting',
      trigger: { type: 'event', event: 'pay' },
      actions: [{ id: 'p', type: 'set-field', params: { field: 'paidAt', value: 'now' } }],
    },
  ],
});

let test: TestEngine;
beforeEach(() => {
  test = testEngine();
  test.store.flows.create(tenant, flow);
  test.store.flows.publish(tenant, 'routed', { revision: 1, note: '', by: 'test' });
});
afterEach(() => test.close());

const told = (
  kind: Fact['kind'],
  code: string,
  values: Readonly<Record<string, Fact['values'][string]['value']>>,
  at = test.clock.now(),
): Fact => ({
  kind,
  code,
  name: '',
  values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, at }])),
});

function publish(rules: readonly object[], rest: object = {}): void {
  const { routing, queries } = test.store;
  const { revision } = queries.routingDraft(tenant);
  expect(routing.saveDraft(tenant, revision, RoutingTable.parse({ ...rest, rules }), 'test')).toBe('saved');
  expect(routing.publish(tenant, revision + 1, '', 'test')).toBeGreaterThan(0);
}

async function create(externalId: string, data: Readonly<Record<string, string | number>> = {}): Promise<string> {
  const commands = [{ type: 'create', flow: 'routed', channel: 'web', externalId, data }] as const;
  const { results } = await test.engine.submit({ tenant, source: 'api', actor: 'person:test', commands: [...commands] });
  await idle();
  return String(results[0]?.order);
}

async function idle(): Promise<void> {
  const open = () =>
    (['pending', 'delivering'] as const).some((status) => test.store.queries.outbox(tenant, { limit: 1, status }).items.length > 0);
  while (open()) await settled();
  await settled();
}

const answerIn = (order: string) => test.engine.snapshot(tenant, order)?.context.answer;
const east = {
  id: 'east',
  name: '华东优先',
  when: 'warehouse_HD_stock > 80.0 && carrier_DBL_pickup > 95.0',
  give: { warehouse: 'HD', carrier: 'DBL' },
};
const south = { id: 'south', give: { warehouse: 'HN' } };

function tellFacts(): void {
  test.store.routing.saveFacts(
    tenant,
    [told('warehouse', 'HD', { stock: 86, capacity: 3 }), told('warehouse', 'HN', {}), told('carrier', 'DBL', { pickup: 97, price: 1800 })],
    'test',
  );
}

it('routes the next order by what was published and told a moment ago, and keeps why', async () => {
  test.engine.start();
  tellFacts();
  const before = await create('A-0');
  expect(answerIn(before)).toMatchObject({ routed: false, warehouse: null, version: 0 });
  publish([east, south]);
  const one = await create('A-1');
  expect(answerIn(one)).toMatchObject({ routed: true, warehouse: 'HD', carrier: 'DBL', cost: 1800, rules: ['华东优先'], version: 1 });
  test.store.routing.saveFacts(tenant, [told('carrier', 'DBL', { pickup: 90 })], 'test');
  const two = await create('A-2');
  expect(answerIn(two)).toMatchObject({ warehouse: 'HN', carrier: null });
  const [why] = test.store.queries.routingDecisions(tenant, two);
  expect(why?.explanation.passed).toMatchObject([
    { rule: 'east', why: 'condition', parts: [{ met: true }, { met: false, values: [{ value: 90 }] }] },
  ]);
  expect(await differencesOf(test.engine)).toEqual([]);
});

it('counts an order that is routed anew once, and tells what is too old', async () => {
  test.engine.start();
  tellFacts();
  publish([east]);
  const order = await create('A-1');
  test.store.routing.saveFacts(tenant, [told('warehouse', 'HD', { stock: 10 })], 'test');
  await test.send(order, 'again');
  await idle();
  expect(answerIn(order)).toMatchObject({ warehouse: null });
  const loads = () => test.store.queries.routingOverview(tenant, test.clock.now()).loads;
  expect(loads()).toEqual([{ warehouse: '', carrier: '', orders: 1 }]);
  expect(test.store.queries.routingDecisions(tenant, order)).toHaveLength(2);
  test.store.routing.saveFacts(tenant, [told('warehouse', 'HD', { stock: 90 }, test.clock.now() - 5 * 3_600_000)], 'test');
  await test.send(order, 'again');
  await idle();
  // What is told late does not replace what is known to be newer.
  expect(answerIn(order)).toMatchObject({ warehouse: null });
});

it('fills a warehouse to its capacity and no further', async () => {
  test.engine.start();
  tellFacts();
  publish([{ id: 'best', give: { warehouse: '*', carrier: '*' } }], { weights: { stock: 100, distance: 0, cost: 0, promise: 0 } });
  const orders: string[] = [];
  for (let index = 0; index < 5; index += 1) orders.push(await create(`A-${index}`));
  expect(orders.map((order) => (answerIn(order) as { warehouse: string }).warehouse)).toEqual(['HD', 'HD', 'HD', 'HN', 'HN']);
});

it('forgets why orders were routed when that is long ago, and nothing else of them', async () => {
  test.engine.start();
  tellFacts();
  publish([east]);
  const old = [await create('A-1'), await create('A-2')];
  const fresh = await create('A-3');
  const { queries, routing } = test.store;
  const [known] = queries.routingDecisions(tenant, fresh);
  if (!known) throw new Error('nothing was decided');
  const later = { at: known.at + 31 * 86_400_000, day: 30_000 };
  routing.record({ tenant, key: 'later', order: fresh, customer: '', outcome: known.outcome, explanation: known.explanation, ...later });
  expect(old.map((order) => queries.routingDecisions(tenant, order).length)).toEqual([0, 0]);
  expect(queries.routingDecisions(tenant, fresh)).toMatchObject([{ key: 'later' }]);
  expect(answerIn(old[0] ?? '')).toMatchObject({ warehouse: 'HD' });
  expect(await differencesOf(test.engine)).toEqual([]);
});

it('goes back to an earlier version, and refuses to publish a draft that has changed', async () => {
  test.engine.start();
  tellFacts();
  publish([east]);
  publish([south]);
  expect(answerIn(await create('A-1'))).toMatchObject({ warehouse: 'HN', version: 2 });
  expect(test.store.routing.rollBack(tenant, 1, 'test')).toBe(3);
  expect(answerIn(await create('A-2'))).toMatchObject({ warehouse: 'HD', version: 3 });
  const { routing, queries } = test.store;
  expect(queries.routingDraft(tenant).table.rules.map(({ id }) => id)).toEqual(['east']);
  expect(routing.publish(tenant, 1, '', 'test')).toBeUndefined();
  expect(routing.saveDraft(tenant, 0, blankTable, 'test')).toBe('conflict');
  expect(queries.routingVersions('another')).toEqual([]);
});

it('tries a draft on the last orders before it is published', async () => {
  test.engine.start();
  tellFacts();
  publish([east]);
  for (let index = 0; index < 3; index += 1) await create(`A-${index}`, { amount: index * 6_000_000 });
  const vip = ruleTemplates.find(({ id }) => id === 'vip')?.rule;
  const trial = test.store.queries.routingTrial(tenant, RoutingTable.parse({ rules: [south, vip] }), 100, test.clock.now());
  expect(trial.sums).toMatchObject({ orders: 3, differing: 3 });
  expect(trial.routes.map(({ externalId, after }) => [externalId, after.outcome.tags.length])).toEqual([
    ['A-2', 1],
    ['A-1', 1],
    ['A-0', 0],
  ]);
});

it('makes offers within their bounds and measures what came of them', async () => {
  test.engine.start();
  publish([{ id: 'night', give: { offer: { percent: 5, perDay: 30, perCustomer: 1, holdOut: 50 } } }]);
  const orders: string[] = [];
  for (let index = 0; index < 40; index += 1) orders.push(await create(`A-${index}`, { buyerId: `b${index}`, amount: 100 }));
  const groups = orders.map((order) => (answerIn(order) as { offer: { group: string } | null }).offer?.group);
  expect(new Set(groups)).toEqual(new Set(['treated', 'held-out']));
  for (const [index, order] of orders.entries()) if (groups[index] === 'treated') await test.send(order, 'pay');
  const [result] = test.store.queries.routingOverview(tenant, test.clock.now()).offers;
  const treated = groups.filter((group) => group === 'treated').length;
  expect(result).toEqual({
    rule: 'night',
    treated: { orders: treated, converted: treated },
    heldOut: { orders: 40 - treated, converted: 0 },
  });
  const again = await create('B-1', { buyerId: 'b0', amount: 100 });
  expect(answerIn(again)).toMatchObject({ offer: null });
});
