import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { settled } from '../engine/testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from '../engine/testing/test-engine.ts';

const on = (event: string) => ({ type: 'event', event });
const halfHour = 30 * 60_000;
const person = { label: {}, senders: ['person'] };
const ids = { 'line ids': { label: {}, type: { type: 'list', of: { type: 'text' } } } };
const reply = (outcome: 'done' | 'error') => ({ type: 'reply', call: 'reserve', outcome });
const keep = { id: 'k', type: 'set-field', params: { field: 'stock', value: 'event.output' } };
const release = (lineIds = '') => ({ id: 'release', type: 'release-stock', params: { lineIds } });

/** Reserves when it begins; short orders wait, and may try again. */
const flow = flowOf('stocked', {
  context: { lines: { label: {}, type: { type: 'json' } }, stock: { label: {}, type: { type: 'json' } } },
  events: {
    retry: person,
    cancel: person,
    ship: person,
    refund: { ...person, payload: { ids: ids['line ids'] } },
  },
  states: [
    {
      id: 'reserving',
      kind: 'atomic',
      parent: 'root',
      calls: [{ id: 'reserve', label: {}, action: { id: 'a', type: 'reserve-stock', params: {} } }],
    },
    { id: 'short', kind: 'atomic', parent: 'root' },
    { id: 'ready', kind: 'atomic', parent: 'root' },
    { id: 'shipped', kind: 'final', parent: 'root' },
    { id: 'closed', kind: 'final', parent: 'root', entry: [release()] },
  ],
  transitions: [
    {
      id: 't1',
      source: 'reserving',
      targets: ['ready'],
      trigger: reply('done'),
      guard: 'event.output.outcome == "reserved"',
      actions: [keep],
      priority: 0,
    },
    { id: 't2', source: 'reserving', targets: ['short'], trigger: reply('done'), actions: [keep], priority: 1 },
    { id: 't3', source: 'reserving', targets: ['closed'], trigger: on('cancel') },
    { id: 't4', source: 'short', targets: ['reserving'], trigger: on('retry') },
    { id: 't5', source: 'short', targets: ['closed'], trigger: on('cancel') },
    { id: 't6', source: 'ready', targets: ['closed'], trigger: on('cancel') },
    { id: 't7', source: 'ready', targets: ['shipped'], trigger: on('ship'), actions: [{ id: 'c', type: 'consume-stock', params: {} }] },
    { id: 't8', source: 'ready', trigger: on('refund'), actions: [release('event.ids')] },
    { id: 't9', source: 'ready', targets: ['closed'], trigger: { type: 'after', delay: { type: 'fixed', ms: halfHour } } },
  ],
});

let test: TestEngine;
beforeEach(() => {
  test = testEngine();
  test.store.flows.create(tenant, flow);
  test.store.flows.publish(tenant, 'stocked', { revision: 1, note: '', by: 'test' });
});
afterEach(() => test.close());

const bundle = (id: string, ...skus: readonly string[]) => ({
  id,
  sku: 'SET',
  quantity: 1,
  amount: 100,
  components: skus.map((sku) => ({ sku, quantity: 1, amount: 1 })),
});

async function create(numbers: readonly string[], lines: object): Promise<readonly string[]> {
  const data = { lines: JSON.parse(JSON.stringify(lines)) };
  const made = numbers.map((externalId) =>
    test.engine.submit({
      tenant,
      source: 'api',
      actor: 'person:test',
      commands: [{ type: 'create', flow: 'stocked', channel: 'web', externalId, data }],
    }),
  );
  return (await Promise.all(made)).map(({ results }) => String(results[0]?.order));
}

async function untilIdle(): Promise<void> {
  const open = () =>
    (['pending', 'delivering'] as const).some((status) => test.store.queries.outbox(tenant, { limit: 1, status }).items.length > 0);
  while (open()) await settled();
  await settled();
}

const stateOf = (order: string) => test.engine.snapshot(tenant, order)?.value;
const answerIn = (order: string) => test.engine.snapshot(tenant, order)?.context.stock;
const stockOf = (sku: string) => test.store.stock.list(tenant, { limit: 100, text: sku }).items[0];
const heldOf = (order: string) => test.store.stock.holds(tenant, { order }).map(({ sku, held, missing }) => [sku, held, missing]);

it('lets a thousand orders that share a component promise not one piece more than there is', async () => {
  test.store.stock.count(tenant, [
    { sku: 'BULB', warehouse: 'SH', onHand: 310, safety: 10 },
    { sku: 'LAMP', warehouse: 'SH', onHand: 5_000 },
  ]);
  test.engine.start();
  const numbers = Array.from({ length: 1_000 }, (_, index) => `A-${index}`);
  const orders = await create(numbers, [bundle('1', 'BULB', 'LAMP'), { id: '2', sku: 'BULB', quantity: 2 }]);
  await untilIdle();
  const states = orders.map(stateOf);
  expect(states.filter((state) => state === 'ready')).toHaveLength(100);
  expect(states.filter((state) => state === 'short')).toHaveLength(900);
  expect(stockOf('BULB')).toMatchObject({ onHand: 310, reserved: 300, available: 0, missing: 900 * 3 });
  expect(stockOf('LAMP')).toMatchObject({ reserved: 100 });
  const short = { outcome: 'short', warehouse: null, short: [{ sku: 'BULB', missing: 3 }], unknown: [] };
  expect(answerIn(orders[states.indexOf('short')] ?? '')).toEqual(short);

  for (const order of orders.slice(0, 50)) await test.send(order, 'cancel');
  await untilIdle();
  const freed = states.slice(0, 50).filter((state) => state === 'ready').length;
  expect(stockOf('BULB')).toMatchObject({ reserved: 300 - freed * 3 });
  expect(await differencesOf(test.engine)).toEqual([]);
});

it('lets go on cancel, of a part on a partial refund, and takes what is shipped off the shelf', async () => {
  test.store.stock.count(tenant, [
    { sku: 'A', warehouse: 'SH', onHand: 10 },
    { sku: 'B', warehouse: 'SH', onHand: 10 },
  ]);
  test.engine.start();
  const lines = [
    { id: '1', sku: 'A', quantity: 2 },
    { id: '2', sku: 'B', quantity: 3 },
  ];
  const [one = '', two = ''] = await create(['A-1', 'A-2'], lines);
  await untilIdle();
  expect([stockOf('A')?.reserved, stockOf('B')?.reserved]).toEqual([4, 6]);

  const input = { type: 'event', event: { type: 'refund', ids: ['2'] } } as const;
  await test.engine.submit({ tenant, source: 'api', actor: 'person:test', commands: [{ type: 'order', order: one, input }] });
  await untilIdle();
  expect(heldOf(one)).toEqual([['A', 2, 0]]);
  await test.send(one, 'cancel');
  await test.send(two, 'ship');
  await untilIdle();
  expect(heldOf(one)).toEqual([]);
  expect(stockOf('A')).toMatchObject({ onHand: 8, reserved: 0 });
  expect(stockOf('B')).toMatchObject({ onHand: 7, reserved: 0 });
  expect(test.store.stock.moves(tenant, two).map((move) => move.op)).toEqual(['reserve', 'consume']);
});

it('lets go when time is up', async () => {
  test.store.stock.count(tenant, [{ sku: 'A', warehouse: 'SH', onHand: 3 }]);
  test.engine.start();
  const [one = ''] = await create(['A-1'], [{ id: '1', sku: 'A', quantity: 2 }]);
  await untilIdle();
  expect([stateOf(one), stockOf('A')?.reserved]).toEqual(['ready', 2]);
  await test.clock.advance(halfHour);
  await untilIdle();
  expect([stateOf(one), stockOf('A')?.reserved]).toEqual(['closed', 0]);
});

it('keeps what is missing in sight until it comes or nobody asks any more', async () => {
  test.store.stock.count(tenant, [{ sku: 'A', warehouse: 'SH', onHand: 1 }]);
  test.engine.start();
  const [one = '', two = ''] = await create(
    ['A-1', 'A-2'],
    [
      { id: '1', sku: 'A', quantity: 3 },
      { id: '2', sku: 'NOPE' },
    ],
  );
  await untilIdle();
  const missing = [
    { sku: 'A', missing: 2 },
    { sku: 'NOPE', missing: 1 },
  ];
  expect(answerIn(one)).toMatchObject({ outcome: 'short', short: missing, unknown: ['NOPE'] });
  expect(test.store.stock.list(tenant, { limit: 9, only: 'oversold' }).items).toMatchObject([{ sku: 'A', missing: 4 }]);
  expect(test.store.stock.holds(tenant, { sku: 'A' }).map((hold) => [hold.externalId, hold.missing])).toEqual([
    ['A-1', 2],
    ['A-2', 2],
  ]);

  test.store.stock.count(tenant, [
    { sku: 'A', warehouse: 'SH', onHand: 4 },
    { sku: 'NOPE', warehouse: 'SH', onHand: 1 },
  ]);
  await test.send(one, 'retry');
  await test.send(two, 'cancel');
  await untilIdle();
  expect(stateOf(one)).toBe('ready');
  expect(test.store.stock.list(tenant, { limit: 9, only: 'oversold' }).items).toEqual([]);
});

it('says what is there, be it less than was promised', () => {
  const place = { sku: 'A', warehouse: 'SH' };
  test.store.stock.count(tenant, [{ ...place, onHand: 5 }]);
  const act = { tenant, key: 'k1', order: 'o', op: 'reserve', leg: '', warehouse: '', lines: [{ sku: 'A', quantity: 5 }] } as const;
  test.store.stock.perform([act], 1);
  expect(test.store.stock.remove(tenant, place)).toBe('held');
  test.store.stock.count(tenant, [{ ...place, onHand: 3, safety: 1 }]);
  expect(stockOf('A')).toMatchObject({ onHand: 3, reserved: 5, safety: 1, available: -3 });
  expect(test.store.stock.list(tenant, { limit: 9, only: 'oversold' }).items).toHaveLength(1);
  expect(test.store.stock.list('another', { limit: 9 }).items).toEqual([]);
});

const skus = ['A', 'B', 'C'];
const wanted = fc.uniqueArray(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 4 }) }), {
  selector: ({ sku }) => sku,
});
const act = fc.record({
  key: fc.nat(12).map(String),
  order: fc.constantFrom('o1', 'o2', 'o3'),
  op: fc.constantFrom('reserve' as const, 'release' as const, 'consume' as const),
  leg: fc.constantFrom('', 'flash'),
  warehouse: fc.constantFrom('', 'SH', 'BJ'),
  lines: fc.option(wanted),
});

it('does an act once, and has reserved exactly what orders hold, whatever is asked in whatever order', () => {
  const { stock } = test.store;
  let round = 0;
  fc.assert(
    fc.property(fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (batches) => {
      round += 1;
      const given = new Map<string, unknown>();
      const counts = skus.flatMap((sku) => ['BJ', 'SH'].map((warehouse) => ({ sku, warehouse, onHand: 6 })));
      stock.count(tenant, counts);
      for (const acts of batches) {
        const keyed = acts.map((one) => ({ ...one, tenant, key: `${round} ${one.key}` }));
        for (const [index, result] of stock.perform(keyed, round).entries()) {
          const key = keyed[index]?.key ?? '';
          expect(result).not.toBeInstanceOf(Error);
          expect(result).toEqual(given.get(key) ?? result);
          given.set(key, result);
        }
        const held = stock.holds(tenant, {});
        for (const { sku, warehouse, reserved } of stock.list(tenant, { limit: 100 }).items) {
          const here = held.filter((hold) => hold.sku === sku && hold.warehouse === warehouse);
          expect(reserved).toBe(here.reduce((sum, hold) => sum + hold.held, 0));
        }
      }
      const ends = ['o1', 'o2', 'o3'].map((order) => ({
        tenant,
        key: `${round} ${order}`,
        order,
        op: 'release' as const,
        leg: '',
        warehouse: '',
        lines: null,
      }));
      stock.perform(ends, round);
      expect(stock.holds(tenant, {})).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
