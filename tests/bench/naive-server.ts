// The peer: what one would write in an afternoon with the same libraries. Hono; drizzle queries built per call; an actor restored for
// every event; one transaction an event at synchronous=FULL. It checks the signature, dedupes, keeps a history and timers: the same promises.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { Hono } from 'hono';
import { assign, createActor, setup } from 'xstate';
import { secret } from '../support/signature.ts';

const orders = sqliteTable('orders', { id: text().primaryKey(), snapshot: text().notNull(), updatedAt: integer('updated_at').notNull() });
const history = sqliteTable('history', {
  id: integer().primaryKey({ autoIncrement: true }),
  order: text('order_id').notNull(),
  event: text().notNull(),
  value: text().notNull(),
  at: integer().notNull(),
});
const seen = sqliteTable('seen', { id: text().primaryKey(), order: text('order_id').notNull() });
const timers = sqliteTable('timers', { order: text('order_id').notNull(), id: text().notNull(), due: integer().notNull() }, (table) => [
  primaryKey({ columns: [table.order, table.id] }),
]);

const day = 86_400_000;
const machine = setup({
  types: { context: {} as { amount: number; customer: string }, events: {} as { type: string; amount?: number } },
  guards: {
    paidInFull: ({ context, event }) => (event.amount ?? 0) >= context.amount,
    hasAmount: ({ context }) => context.amount > 0,
    hasCustomer: ({ context }) => context.customer !== '',
  },
}).createMachine({
  context: { amount: 0, customer: '' },
  initial: 'created',
  states: {
    created: {
      on: { 'order.created': { target: 'waiting', actions: assign({ amount: ({ event }) => event.amount ?? 0, customer: 'Li Wei' }) } },
    },
    waiting: { after: { [day]: 'cancelled' }, on: { pay: { target: 'fulfilment', guard: 'paidInFull' } } },
    fulfilment: {
      type: 'parallel',
      onDone: 'settling',
      states: {
        flash: {
          initial: 'packing',
          states: {
            packing: { on: { pack: { target: 'ready', guard: 'hasAmount' } } },
            ready: { on: { ride: 'riding' } },
            riding: { after: { [day]: 'flashDone' }, on: { arrive: 'flashDone' } },
            flashDone: { type: 'final' },
          },
        },
        freight: {
          initial: 'booking',
          states: {
            booking: { on: { book: 'loading' } },
            loading: { on: { load: { target: 'driving', guard: 'hasCustomer' } } },
            driving: { on: { deliver: 'freightDone' } },
            freightDone: { type: 'final' },
          },
        },
      },
    },
    settling: { after: { [day]: 'closed' } },
    closed: { type: 'final' },
    cancelled: { type: 'final' },
  },
});

const [port = '0', path = ':memory:'] = process.argv.slice(2);
const raw = new Database(path);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000']) raw.pragma(pragma);
raw.exec(`
CREATE TABLE orders (id TEXT PRIMARY KEY, snapshot TEXT NOT NULL, updated_at INTEGER NOT NULL);
CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, order_id TEXT NOT NULL, event TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX history_order ON history (order_id);
CREATE TABLE seen (id TEXT PRIMARY KEY, order_id TEXT NOT NULL);
CREATE TABLE timers (order_id TEXT NOT NULL, id TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (order_id, id));
CREATE INDEX timers_due ON timers (due);`);
const database = drizzle(raw);
const key = Buffer.from(secret.slice(6), 'base64');

interface Message {
  readonly type: string;
  readonly data: { readonly orderId: string; readonly amount: number };
}

const stopped = { setTimeout: () => 0, clearTimeout: () => {} };

function apply(id: string, { type, data }: Message): void {
  database.transaction(
    (tx) => {
      if (tx.select().from(seen).where(eq(seen.id, id)).get()) return;
      const row = tx.select().from(orders).where(eq(orders.id, data.orderId)).get();
      const snapshot = row && JSON.parse(row.snapshot);
      const actor = createActor(machine, { clock: stopped, ...(snapshot ? { snapshot } : {}) });
      actor.start();
      actor.send({ type, amount: data.amount });
      const now = Date.now();
      const text = JSON.stringify(actor.getPersistedSnapshot());
      tx.insert(orders)
        .values({ id: data.orderId, snapshot: text, updatedAt: now })
        .onConflictDoUpdate({ target: orders.id, set: { snapshot: text, updatedAt: now } })
        .run();
      const value = JSON.stringify(actor.getSnapshot().value);
      tx.insert(history).values({ order: data.orderId, event: type, value, at: now }).run();
      tx.insert(seen).values({ id, order: data.orderId }).run();
      for (const waiting of ['waiting', 'riding', 'settling']) {
        if (value.includes(waiting)) {
          tx.insert(timers)
            .values({ order: data.orderId, id: waiting, due: now + day })
            .onConflictDoNothing()
            .run();
        } else
          tx.delete(timers)
            .where(and(eq(timers.order, data.orderId), eq(timers.id, waiting)))
            .run();
      }
      actor.stop();
    },
    { behavior: 'immediate' },
  );
}

const app = new Hono();
app.post('/hooks/:tenant/:channel', async (context) => {
  const body = await context.req.text();
  const id = context.req.header('webhook-id') ?? '';
  const signed = `${id}.${context.req.header('webhook-timestamp')}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  const given = Buffer.from((context.req.header('webhook-signature') ?? '').slice(3), 'base64');
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return context.body(null, 401);
  apply(id, JSON.parse(body) as Message);
  return context.body(null, 204);
});
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' }, () => process.stdout.write('ready\n'));
