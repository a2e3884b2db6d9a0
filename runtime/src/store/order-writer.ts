import type { Snapshot } from '@orderloom/shared/step';
import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { EngineTransaction, OrderHead, StoredOrder } from './engine-port.ts';
import { createOrderPlaces } from './order-places.ts';
import type { ShortNumbers } from './short-numbers.ts';
import { writeSnapshot } from './snapshot-text.ts';
import { type OrderColumns, toStoredOrder } from './stored-order.ts';

type OrderWriter = Pick<EngineTransaction, 'loadOrder' | 'findOrder' | 'insertOrder' | 'updateOrder'>;

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
  const writeRow = createRowStatements(raw);
  const places = createOrderPlaces(raw, counters, numbers);

  function insertOrder(order: Omit<StoredOrder, 'row'>, head: OrderHead): StoredOrder {
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
      JSON.stringify(head.states),
      JSON.stringify(head.tags),
      head.amount,
      head.search,
      createdAt,
      head.updatedAt,
      snapshot.seq,
      data,
    );
    const stored = { ...order, row: Number(lastInsertRowid), states: head.states, search: head.search, size: data.length };
    places.enter(stored);
    return stored;
  }

  function updateOrder<O extends StoredOrder>(before: O, snapshot: Snapshot, head: OrderHead): O {
    const data = writeSnapshot(snapshot);
    const { states, search, updatedAt } = head;
    const after = { ...before, snapshot, states, search, updatedAt, size: data.length };
    if (writeRow(before, after, head, data) !== 1) {
      throw new Error(`order ${before.id} is not at step ${before.snapshot.seq}: another process wrote it`);
    }
    places.move(before, after);
    return after;
  }

  return {
    loadOrder(tenant, id) {
      const row = load.get(tenant, id);
      return row && toStoredOrder(row);
    },
    findOrder: (tenant, channel, externalId) => find.get(tenant, channel, externalId)?.id,
    insertOrder,
    updateOrder,
  };
}

/** An UPDATE touches every index whose column it names, changed or not: so only what changed is named. */
function createRowStatements(raw: Database) {
  const prepare = (extra: string) =>
    raw.prepare(`UPDATE orders SET seq = ?, data = ?, states = ?, tags = ?, amount = ?, updated_at = ?${extra} WHERE row = ? AND seq = ?`);
  const plain = prepare('');
  const withSearch = prepare(', search = ?');
  const withBoth = prepare(', search = ?, status = ?');
  return (before: StoredOrder, after: StoredOrder, head: OrderHead, data: string): number => {
    const { seq, status } = after.snapshot;
    const columns = [seq, data, JSON.stringify(head.states), JSON.stringify(head.tags), head.amount, head.updatedAt];
    const place = [before.row, before.snapshot.seq];
    if (before.snapshot.status !== status) return withBoth.run(...columns, head.search, status, ...place).changes;
    if (before.search !== head.search) return withSearch.run(...columns, head.search, ...place).changes;
    return plain.run(...columns, ...place).changes;
  };
}
