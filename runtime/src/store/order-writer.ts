import type { Snapshot } from '@orderloom/shared/step';
import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { EngineTransaction, OrderHead, StoredOrder } from './engine-port.ts';
import { createOrderPlaces } from './order-places.ts';
import { type OrderColumns, toStoredOrder } from './stored-order.ts';

type OrderWriter = Pick<EngineTransaction, 'loadOrder' | 'findOrder' | 'insertOrder' | 'updateOrder'>;

/** Orders with their snapshot, their place in the lists, and the counters. */
export function createOrderWriter(raw: Database, counters: Counters): OrderWriter {
  const load = raw.prepare<[string, string], OrderColumns>(
    `SELECT o.tenant, o.id, o.external_id AS externalId, o.channel, o.flow, o.version, o.states, o.search, o.created_at AS createdAt,
       o.updated_at AS updatedAt, s.data
     FROM orders o JOIN snapshots s ON s.tenant = o.tenant AND s.order_id = o.id WHERE o.tenant = ? AND o.id = ?`,
  );
  const find = raw.prepare<[string, string, string], { id: string }>(
    'SELECT id FROM orders WHERE tenant = ? AND channel = ? AND external_id = ?',
  );
  const insert = raw.prepare(
    `INSERT INTO orders (tenant, id, external_id, channel, flow, version, status, states, tags, amount, search, created_at, updated_at)
     VALUES (@tenant, @id, @externalId, @channel, @flow, @version, @status, @states, @tags, @amount, @search, @createdAt, @updatedAt)`,
  );
  const insertSnapshot = raw.prepare<[string, string, number, string]>(
    'INSERT INTO snapshots (tenant, order_id, seq, data) VALUES (?, ?, ?, ?)',
  );
  const updateSnapshot = raw.prepare<[number, string, string, string, number]>(
    'UPDATE snapshots SET seq = ?, data = ? WHERE tenant = ? AND order_id = ? AND seq = ?',
  );
  const heads = createHeadStatements(raw);
  const places = createOrderPlaces(raw, counters);

  function insertOrder(order: StoredOrder, head: OrderHead): StoredOrder {
    const data = JSON.stringify(order.snapshot);
    insert.run({ ...columnsOf(order, head), status: order.snapshot.status, search: head.search });
    insertSnapshot.run(order.tenant, order.id, order.snapshot.seq, data);
    const stored = { ...order, states: head.states, search: head.search, size: data.length };
    places.enter(stored);
    return stored;
  }

  function updateOrder(before: StoredOrder, snapshot: Snapshot, head: OrderHead): StoredOrder {
    const { tenant, id } = before;
    const data = JSON.stringify(snapshot);
    const written = updateSnapshot.run(snapshot.seq, data, tenant, id, before.snapshot.seq);
    if (written.changes !== 1) throw new Error(`order ${id} is not at step ${before.snapshot.seq}: another process wrote it`);
    const { states, search, updatedAt } = head;
    const after: StoredOrder = { ...before, snapshot, states, search, updatedAt, size: data.length };
    heads.update(before, after, head);
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
function createHeadStatements(raw: Database) {
  const prepare = (extra: string) =>
    raw.prepare(
      `UPDATE orders SET states = @states, tags = @tags, amount = @amount, updated_at = @updatedAt${extra} WHERE tenant = @tenant AND id = @id`,
    );
  const plain = prepare('');
  const withSearch = prepare(', search = @search');
  const withBoth = prepare(', search = @search, status = @status');
  return {
    update(before: StoredOrder, after: StoredOrder, head: OrderHead): void {
      const columns = columnsOf(after, head);
      if (before.snapshot.status !== after.snapshot.status)
        withBoth.run({ ...columns, search: head.search, status: after.snapshot.status });
      else if (before.search !== head.search) withSearch.run({ ...columns, search: head.search });
      else plain.run(columns);
    },
  };
}

function columnsOf(order: StoredOrder, head: OrderHead) {
  const { snapshot: _snapshot, states: _states, search: _search, size: _size, ...identity } = order;
  return {
    ...identity,
    states: JSON.stringify(head.states),
    tags: JSON.stringify(head.tags),
    amount: head.amount,
    updatedAt: head.updatedAt,
  };
}
