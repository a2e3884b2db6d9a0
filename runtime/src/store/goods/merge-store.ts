import type { Database } from 'better-sqlite3';
import type { MergeCandidate, MergeRow, MergeStore } from './goods-types.ts';

interface Columns extends Omit<MergeRow, 'orders'> {
  readonly orders: string;
}

const columns = 'id, into_order AS "into", orders, at, by, undone_at AS undoneAt, undone_by AS undoneBy';
/** Older orders have long been seen to. */
const recentMs = 14 * 24 * 3_600_000;
const mostOrders = 400;

/** Orders that could go together, and those that do. */
export function createMergeStore(raw: Database): MergeStore {
  const suggested = raw.prepare<object, MergeCandidate>(
    `SELECT m.hash AS "group", o.id, o.external_id AS externalId, o.channel, o.flow, o.amount, o.created_at AS createdAt,
       coalesce(o.data ->> '$.context.invoice.kind', o.data ->> '$.context.invoiceType', '') AS invoice
     FROM merge_index m JOIN orders o ON o.row = m.order_row
     WHERE m.tenant = @tenant AND m.merge_id IS NULL AND m.created_at >= @since AND o.status = 'active' AND m.hash IN (
       SELECT hash FROM merge_index WHERE tenant = @tenant AND merge_id IS NULL AND created_at >= @since GROUP BY hash HAVING count(*) > 1)
     ORDER BY m.hash, o.created_at LIMIT @limit`,
  );
  const candidate = raw.prepare<[string, string], MergeCandidate>(
    `SELECT coalesce(m.hash, '') AS "group", o.id, o.external_id AS externalId, o.channel, o.flow, o.amount, o.created_at AS createdAt,
       coalesce(o.data ->> '$.context.invoice.kind', o.data ->> '$.context.invoiceType', '') AS invoice
     FROM orders o LEFT JOIN merge_index m ON m.order_row = o.row AND m.merge_id IS NULL
     WHERE o.tenant = ? AND o.id = ? AND o.status = 'active'`,
  );
  const insert = raw.prepare('INSERT INTO merges (tenant, id, into_order, orders, at, by) VALUES (@tenant, @id, @into, @orders, @at, @by)');
  const mark = raw.prepare(
    'UPDATE merge_index SET merge_id = @merge WHERE tenant = @tenant AND order_row IN (SELECT row FROM orders WHERE tenant = @tenant AND id = @order)',
  );
  const get = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM merges WHERE tenant = ? AND id = ?`);
  const recent = raw.prepare<[string], Columns>(`SELECT ${columns} FROM merges WHERE tenant = ? ORDER BY at DESC LIMIT 100`);
  const undone = raw.prepare(
    'UPDATE merges SET undone_at = @at, undone_by = @by WHERE tenant = @tenant AND id = @id AND undone_at IS NULL',
  );
  return {
    suggested: (tenant, now) => suggested.all({ tenant, since: now - recentMs, limit: mostOrders }),
    candidate: (tenant, order) => candidate.get(tenant, order),
    save(tenant, merge) {
      raw
        .transaction(() => {
          insert.run({ tenant, ...merge, orders: JSON.stringify(merge.orders) });
          for (const order of merge.orders) mark.run({ tenant, merge: merge.id, order });
        })
        .immediate();
    },
    undo(tenant, id, by, at) {
      const row = get.get(tenant, id);
      if (!row) return;
      raw
        .transaction(() => {
          undone.run({ tenant, id, by, at });
          for (const order of toRow(row).orders) mark.run({ tenant, merge: null, order });
        })
        .immediate();
    },
    get(tenant, id) {
      const row = get.get(tenant, id);
      return row && toRow(row);
    },
    list: (tenant) => recent.all(tenant).map(toRow),
  };
}

function toRow(row: Columns): MergeRow {
  return { ...row, orders: JSON.parse(row.orders) as readonly string[] };
}
