import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it, vi } from 'vitest';
import { openReader } from './open-reader.ts';
import { openStore } from './open-store.ts';

/** Tables that grow with the orders. */
const large = ['orders', 'order_states', 'journal', 'timers', 'outbox', 'inbox', 'applied'];

const statements = new Set<string>();
const prepare = Database.prototype.prepare;
vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql: string) {
  statements.add(sql);
  return prepare.call(this, sql);
});

const folder = mkdtempSync(join(tmpdir(), 'orderloom-plans-'));
const path = join(folder, 'orderloom.db');
const store = openStore({ path, now: () => 1 });
const reader = openReader(path);
afterAll(() => {
  vi.restoreAllMocks();
  reader.close();
  store.close();
  rmSync(folder, { recursive: true });
});

/** Every filter alone and with every other. */
function askEverything(): void {
  const tenant = 'default';
  const parts = { flow: 'f', state: 's', status: 'done', channel: 'c', text: 'abc', createdFrom: 1, createdTo: 9 } as const;
  const names = Object.keys(parts) as (keyof typeof parts)[];
  for (const queries of [store.queries, reader.queries]) {
    for (const one of names) for (const other of names) queries.orders(tenant, { limit: 5, [one]: parts[one], [other]: parts[other] });
    queries.orders(tenant, { limit: 5 });
    queries.order(tenant, 'o');
    queries.orderByExternalId(tenant, 'c', 'n');
    queries.journal(tenant, 'o', { limit: 5 });
    for (const status of [undefined, 'applied', 'quarantined'] as const) queries.inbox(tenant, { limit: 5, status, channel: 'c' });
    queries.inboxItem(tenant, '1');
    for (const status of [undefined, 'pending', 'dead', 'delivered'] as const) {
      queries.outbox(tenant, { limit: 5, status });
      queries.outbox(tenant, { limit: 5, status, order: 'o' });
    }
    queries.outboxItem(tenant, 'k');
    for (const status of [undefined, 'armed', 'failed'] as const) {
      queries.timers(tenant, { limit: 5, status });
      queries.timers(tenant, { limit: 5, status, order: 'o' });
    }
    queries.stateCounts(tenant);
    queries.counts(tenant);
  }
  store.flows.list(tenant);
  store.gauges(1);
  store.engine.dueTimers(1, 5);
  store.engine.nextTimerDue();
  store.engine.pendingLanes();
  store.engine.orderIds(tenant, '', 5);
  reader.followTexts(1);
}

/** Steps of a statement's plan; none for what belongs to the index of texts. */
function planOf(database: Database.Database, sql: string): readonly string[] {
  try {
    const plan = prepare.call(database, `EXPLAIN QUERY PLAN ${sql}`) as Database.Statement<unknown[], { detail: string }>;
    const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map((found) => [found[1] ?? '', 1]));
    const values = Array.from({ length: sql.split('?').length - 1 }, () => 1);
    return plan.all(...values, ...(sql.includes('@') ? [named] : [])).map(({ detail }) => detail);
  } catch (error) {
    if (String(error).includes('no such')) return [];
    throw error;
  }
}

function walksIn(steps: readonly string[], sql: string): readonly string[] {
  const names = new RegExp(`^SCAN (${large.join('|')}|[a-z])\\b`);
  // The index of what is under way holds nothing else, however many orders there are. Of what waits, only the first is looked at.
  const ofFew = /USING (COVERING )?INDEX outbox_delivering|VIRTUAL TABLE/;
  const first = /FROM outbox WHERE status = 'pending' ORDER BY tenant, destination LIMIT 1\b/.test(sql) ? /outbox_pending/ : /^$/;
  return steps.filter((step) => (names.test(step) && !ofFew.test(step) && !first.test(step)) || step.includes('AUTOMATIC'));
}

it('no statement of the program walks through a table that grows with the orders', () => {
  askEverything();
  const database = new Database(path, { readonly: true });
  const asking = [...statements].filter((sql) => /^\s*(SELECT|WITH|UPDATE|DELETE)/i.test(sql));
  const walks = asking.flatMap((sql) => walksIn(planOf(database, sql), sql).map((step) => `${step}: ${sql.replace(/\s+/g, ' ')}`));
  database.close();
  expect(asking.length).toBeGreaterThan(60);
  // Among them is what settles an effect.
  expect(asking.some((sql) => sql.includes('UPDATE outbox SET status = @status'))).toBe(true);
  expect(walks).toEqual([]);
});
