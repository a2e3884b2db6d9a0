import type { Snapshot } from '@orderloom/shared/step';
import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { EngineTransaction, OrderHead, StoredOrder } from './engine-port.ts';
import { createOrderPlaces } from './order-places.ts';
import { createReviewPlaces } from './review-places.ts';
import type { ShortNumbers } from './short-numbers.ts';
import { writeSnapshot } from './snapshot-text.ts';
import { type OrderColumns, toStoredOrder } from './stored-order.ts';

type OrderWriter = Pick<EngineTransaction, 'loadOrder' | 'findOrder' | 'insertOrder' | 'mergeable' | 'updateOrder'>;

/** Orders with their snapshot, their place in the lists, and the counters. */
export function createOrderWriter(raw: Database, counters: Counters, numbers: ShortNumbers): OrderWriter {
  const load = raw.prepare<[string, string], OrderColumns>(
    `SELECT row, tenant, id, external_id AS externalId, channel, flow, version, status, states, search, created_at AS createdAt,
       updated_at AS updatedAt, seq, data
     FROM orders WHERE tenant = ? AND id = ?`,
  );
  const find = raw.prepare<[string, string, string], { id: string }>(
    'SELECT id FROM orders WHERE tenant = ? AND channel = ? AND external_id = ?',
  );
  const insert = raw.prepare(
    `INSERT INTO orders
       (tenant, id, external_id, channel, flow, version, status, states, tags, amount, search, created_at, updated_at, seq, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const mergeable = createMergeStatements(raw);
  const writeRow = createRowStatements(raw);
  const places = createOrderPlaces(raw, counters, numbers);
  const reviews = createReviewPlaces(raw, numbers);

  function insertOrder(order: Omit<StoredOrder, 'row'>, head: OrderHead, mergeKey?: string): StoredOrder {
    const { tenant, id, externalId, channel, flow, version, snapshot, createdAt } = order;
    const data = writeSnapshot(snapshot);
    const { lastInsertRowid } = insert.run(
      tenant,
      id,
      externalId,
      channel,
      flow,
      version,
      snapshot.status,
      listText(head.states),
      listText(head.tags),
      head.amount,
      head.search,
      createdAt,
      head.updatedAt,
      snapshot.seq,
      data,
    );
    const stored = { ...order, row: Number(lastInsertRowid), states: head.states, search: head.search, size: data.length };
    places.enter(stored);
    reviews.enter(stored);
    if (mergeKey !== undefined) mergeable.keep.run(tenant, mergeKey, stored.row, createdAt);
    return stored;
  }

  function updateOrder(before: StoredOrder, snapshot: Snapshot, head: OrderHead, keys = before.keys): StoredOrder {
    const data = writeSnapshot(snapshot);
    if (writeRow(before, snapshot, head, data) !== 1) {
      throw new Error(`order ${before.id} is not at step ${before.snapshot.seq}: another process wrote it`);
    }
    const after = stepped(before, snapshot, head, data.length, keys);
    places.move(before, after);
    reviews.move(before, after);
    return after;
  }

  return {
    loadOrder(tenant, id) {
      const row = load.get(tenant, id);
      return row && toStoredOrder(row);
    },
    mergeable: (tenant, key) => mergeable.find.all(tenant, key),
    findOrder: (tenant, channel, externalId) => find.get(tenant, channel, externalId)?.id,
    insertOrder,
    updateOrder,
  };
}

/** Orders by buyer and address. */
function createMergeStatements(raw: Database) {
  return {
    keep: raw.prepare<[string, string, number, number]>(
      'INSERT INTO merge_index (tenant, hash, order_row, created_at) VALUES (?, ?, ?, ?)',
    ),
    find: raw
      .prepare<[string, string], string>(
        `SELECT o.external_id FROM merge_index m JOIN orders o ON o.row = m.order_row
         WHERE m.tenant = ? AND m.hash = ? AND m.merge_id IS NULL AND o.status = 'active'
           AND coalesce(o.data ->> '$.context.invoice.kind', o.data ->> '$.context.invoiceType', '') <> 'company'
         ORDER BY m.order_row DESC LIMIT 20`,
      )
      .pluck(),
  };
}

/** The order after a step. Written out: it is done for every event, and a spread takes ten times as long. */
function stepped(before: StoredOrder, snapshot: Snapshot, head: OrderHead, size: number, keys: string | undefined): StoredOrder {
  const { row, tenant, id, externalId, channel, flow, version, createdAt } = before;
  const { states, search, updatedAt } = head;
  return { row, tenant, id, externalId, channel, flow, version, createdAt, updatedAt, snapshot, states, search, size, keys };
}

/** An UPDATE touches every index whose column it names, changed or not: so only what changed is named. */
function createRowStatements(raw: Database) {
  const prepare = (extra: string) =>
    raw.prepare(`UPDATE orders SET seq = ?, data = ?, states = ?, tags = ?, amount = ?, updated_at = ?${extra} WHERE row = ? AND seq = ?`);
  const plain = prepare('');
  const withSearch = prepare(', search = ?');
  const withBoth = prepare(', search = ?, status = ?');
  return (before: StoredOrder, { seq, status }: Snapshot, head: OrderHead, data: string): number => {
    const { amount, search, updatedAt } = head;
    const [states, tags] = [listText(head.states), listText(head.tags)];
    const [row, last] = [before.row, before.snapshot.seq];
    if (before.snapshot.status !== status) {
      return withBoth.run(seq, data, states, tags, amount, updatedAt, search, status, row, last).changes;
    }
    if (before.search !== search) return withSearch.run(seq, data, states, tags, amount, updatedAt, search, row, last).changes;
    return plain.run(seq, data, states, tags, amount, updatedAt, row, last).changes;
  };
}

function listText(list: readonly string[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list);
}
