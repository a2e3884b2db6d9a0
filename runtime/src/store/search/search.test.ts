import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankDocument } from '@orderloom/shared/document';
import type { Snapshot, StepInput } from '@orderloom/shared/step';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { EngineTransaction } from '../engine-port.ts';
import { openReader } from '../open-reader.ts';
import { openStore } from '../open-store.ts';
import type { OrderFilter, StoreQueries } from '../reading-types.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-search-'));
const path = join(folder, 'orderloom.db');
const tenants = ['default', 'other'];
const store = openStore({ path, now: () => 1 });
const reader = openReader(path);
store.access.saveTenant({ id: 'other', name: 'Other', timeZone: 'UTC', retentionDays: null });
for (const tenant of tenants) store.flows.create(tenant, blankDocument('f', {}));
afterAll(() => {
  reader.close();
  store.close();
  rmSync(folder, { recursive: true });
});

let orders = 0;
const names = ['王小明', '王明', '李小龙', 'Ann 9-1', '赵"龙"', 'zoe'];

const pick = <T>(list: readonly T[], number: number) => list[number % list.length] as T;

/** Clocks go back now and then, by much and by little; many orders share an instant. */
function timeOf(number: number): number {
  const jump = number % 50 === 0 ? -300 : 0;
  return 10_000 + Math.floor(number / 3) + (number % 70 === 0 ? 400 : jump);
}

function addOrder(tx: EngineTransaction, number: number): void {
  const id = `o${String(number).padStart(6, '0')}`;
  const createdAt = timeOf(number);
  const status = number % 7 === 0 ? 'error' : pick(['active', 'done'] as const, number);
  const none = { history: {}, context: {}, timers: [], calls: [], deferred: [], armings: 0 };
  const snapshot: Snapshot = { order: id, seq: 1, status, value: 's', ...none };
  const place = { tenant: pick(tenants, number % 5 === 0 ? 1 : 0), id, externalId: String(7_000_000 + number * 37), channel: 'web' };
  const search = `${place.externalId}\n${pick(names, number).toLowerCase()}`;
  const head = { states: [number % 3 === 0 ? 'packing' : 'riding'], tags: [], amount: 1, search, updatedAt: createdAt };
  const draft = { ...place, flow: 'f', version: 1, createdAt, updatedAt: createdAt, states: [], search: '', size: 0, snapshot };
  const order = tx.insertOrder(draft, head);
  const input: StepInput = { type: 'event', event: { type: 'begin' } };
  const empty = { transitions: [], entered: [], actions: [], changes: [], effects: [], armed: [], cancelled: [], notes: [], problems: [] };
  tx.appendJournal(order, { seq: 1, at: createdAt, actor: 'x', input, outcome: 'applied', from: null, to: 's', ...empty }, null);
}

function add(count: number): void {
  store.engine.transaction((tx) => {
    for (let added = 0; added < count; added += 1) {
      orders += 1;
      addOrder(tx, orders);
    }
  });
}

function pages(queries: StoreQueries, tenant: string, filter: Partial<OrderFilter>): readonly string[] {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = queries.orders(tenant, { limit: 7, ...filter, cursor });
    found.push(...page.items.map((order) => order.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < 200);
  return found;
}

const filters = fc.record(
  {
    text: fc.constantFrom('7', '70', '700', '37', '0011', '7003', '王', '王小', '小明', '龙', '"', 'N 9', '9-', 'zoe', 'nobody', '7\n王'),
    status: fc.constantFrom('active' as const, 'done' as const, 'error' as const),
    state: fc.constantFrom('packing', 'riding', 'none'),
    createdFrom: fc.integer({ min: 9_600, max: 11_000 }),
    createdTo: fc.integer({ min: 9_600, max: 11_000 }),
  },
  { requiredKeys: ['text'] },
);

it('finds by the index what looking through all orders finds, in the same order, whatever the index has not followed yet', () => {
  fc.assert(
    fc.property(filters, fc.constantFrom(...tenants), fc.nat({ max: 40 }), fc.boolean(), (filter, tenant, more, follow) => {
      add(more);
      if (follow) while (reader.followTexts(1_000));
      expect(pages(reader.queries, tenant, filter)).toEqual(pages(store.queries, tenant, filter));
    }),
    { numRuns: 60 },
  );
});

it('finds texts all the same while the disk takes no index, and keeps one as soon as it does', () => {
  const alone = mkdtempSync(join(tmpdir(), 'orderloom-search-'));
  const database = join(alone, 'orderloom.db');
  const full = openStore({ path: database, now: () => 1 });
  full.flows.create('default', blankDocument('f', {}));
  full.engine.transaction((tx) => addOrder(tx, 1));
  // A folder stands where the file would.
  mkdirSync(join(alone, 'orderloom.search.db'));
  const poor = openReader(database);

  expect(poor.whole).toBe(false);
  expect(poor.followTexts(50)).toBe(false);
  expect(pages(poor.queries, 'default', { text: '70' })).toEqual(['o000001']);
  poor.close();
  rmSync(join(alone, 'orderloom.search.db'), { recursive: true });
  const rich = openReader(database);
  expect(rich.whole).toBe(true);
  rich.close();
  full.close();
  rmSync(alone, { recursive: true });
});
