import { blankDocument } from '@orderloom/shared/document';
import type { Snapshot } from '@orderloom/shared/step';
import { expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import type { OrderFilter } from '../reading-types.ts';

const tenant = 'default';
const { queries, engine, flows, access } = openStore({ path: ':memory:', now: () => 1 });
const other = 'other';
access.saveTenant({ id: other, name: 'Other', timeZone: 'UTC', retentionDays: null });
for (const flow of ['f', 'g']) flows.create(tenant, blankDocument(flow, {}));

function snapshot(order: string, status: Snapshot['status'], value: string): Snapshot {
  return { order, seq: 1, status, value, history: {}, context: {}, timers: [], calls: [], deferred: [], armings: 0 };
}

/** Forty orders over two flows, two channels and three states; two of them share each instant. */
engine.transaction((tx) => {
  for (let number = 0; number < 40; number += 1) {
    const id = `o${String(number).padStart(3, '0')}`;
    const state = ['waiting', 'moving', 'done'][number % 3] ?? '';
    const place = { tenant: number === 7 ? other : tenant, id, externalId: `N-${number}`, channel: number % 5 === 0 ? 'web' : 'shop' };
    const createdAt = 1000 + Math.floor(number / 2);
    const head = { states: [state], tags: ['big'], amount: number, search: `n-${number}\n王小明`, updatedAt: createdAt };
    const order = { ...place, flow: number % 2 ? 'f' : 'g', version: 1, createdAt, updatedAt: createdAt, states: [], search: '', size: 0 };
    tx.insertOrder({ ...order, snapshot: snapshot(id, state === 'done' ? 'done' : 'active', state) }, head);
  }
});

/** All pages of a filter, as numbers. */
function all(filter: Partial<OrderFilter>): number[] {
  const found: number[] = [];
  let cursor: string | undefined;
  do {
    const page = queries.orders(tenant, { limit: 4, ...filter, cursor });
    expect(page.items.length).toBeLessThanOrEqual(4);
    found.push(...page.items.map((order) => Number(order.id.slice(1))));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const where = (test: (number: number) => boolean) =>
  Array.from({ length: 40 }, (_, number) => 39 - number).filter((number) => number !== 7 && test(number));

it.each<[string, Partial<OrderFilter>, (number: number) => boolean]>([
  ['nothing', {}, () => true],
  ['status', { status: 'done' }, (n) => n % 3 === 2],
  ['flow', { flow: 'f' }, (n) => n % 2 === 1],
  ['channel', { channel: 'web' }, (n) => n % 5 === 0],
  ['state of a flow', { flow: 'g', state: 'moving' }, (n) => n % 2 === 0 && n % 3 === 1],
  ['state of any flow', { state: 'moving' }, (n) => n % 3 === 1],
  ['state and channel', { state: 'waiting', channel: 'web' }, (n) => n % 15 === 0],
  ['time', { createdFrom: 1005, createdTo: 1010 }, (n) => n >= 10 && n <= 21],
  ['text in any case', { text: 'N-3' }, (n) => String(n).startsWith('3')],
  ['Chinese text', { text: '小明' }, () => true],
  [
    'text with everything',
    { text: 'n-', state: 'waiting', flow: 'g', status: 'active', channel: 'web', createdFrom: 1001 },
    (n) => n % 30 === 0 && n > 1,
  ],
])('[E8] pages through the orders by %s, newest first, within the tenant', (_name, filter, test) => {
  expect(all(filter)).toEqual(where(test));
});

it('counts orders by state as commits go', () => {
  expect(queries.counts(tenant).orders).toEqual({ active: 26, done: 13, error: 0 });
  expect(queries.stateCounts(tenant, 'f')).toEqual([
    { flow: 'f', version: 1, state: 'moving', orders: 6 },
    { flow: 'f', version: 1, state: 'waiting', orders: 7 },
  ]);
  expect(flows.list(tenant).map((flow) => [flow.id, flow.activeOrders])).toEqual([
    ['f', 13],
    ['g', 13],
  ]);
});

it('reads from the start with a cursor that is not one', () => {
  expect(queries.orders(tenant, { limit: 1, cursor: 'nonsense' }).items[0]?.id).toBe('o039');
});

it('pages through the inbox, newest first, by status and channel', () => {
  const statuses = ['applied', 'applied', 'quarantined', 'duplicate'] as const;
  engine.transaction((tx) => {
    for (let number = 10; number < 30; number += 1) {
      const status = statuses[number % 4] ?? 'applied';
      const place = { channel: number % 5 ? 'shop' : 'web', deliveryId: `d${number}`, receivedAt: number };
      tx.insertInbox(tenant, { ...place, status, headers: {}, body: Buffer.from('{}'), problems: [], orders: [] });
    }
  });
  const numbers = (filter: Parameters<typeof queries.inbox>[1]) => {
    const first = queries.inbox(tenant, filter);
    const second = first.next === null ? [] : queries.inbox(tenant, { ...filter, cursor: first.next }).items;
    return [...first.items, ...second].map((row) => Number(row.deliveryId.slice(1)));
  };

  expect(numbers({ limit: 2 })).toEqual([29, 28, 27, 26]);
  expect(numbers({ limit: 2, status: 'quarantined' })).toEqual([26, 22, 18, 14]);
  expect(numbers({ limit: 2, channel: 'web' })).toEqual([25, 20, 15, 10]);
  expect(numbers({ limit: 2, status: 'applied', channel: 'web' })).toEqual([25, 20]);
});
