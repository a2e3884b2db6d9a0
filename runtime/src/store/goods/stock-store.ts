import type { Database } from 'better-sqlite3';
import { pageOf, readCursor } from '../cursor.ts';
import type { StockHold, StockMove, StockRow, StockStore } from './goods-types.ts';
import { createStockActs } from './stock-acts.ts';

type SkuSets = Map<string, ReadonlySet<string>>;

const rowColumns = `s.sku, s.warehouse, s.on_hand AS onHand, s.reserved, s.safety, s.on_hand - s.reserved - s.safety AS available,
  coalesce((SELECT sum(missing) FROM stock_shortages m WHERE m.tenant = s.tenant AND m.sku = s.sku), 0) AS missing, s.changed_at AS changedAt`;

/** Stock by SKU and warehouse, and who holds what of it. */
export function createStockStore(raw: Database, now: () => number): StockStore & { skus(tenant: string): ReadonlySet<string> } {
  const known: SkuSets = new Map();
  return { ...createStockReads(raw), ...createCounts(raw, now, known), skus: createSkus(raw, known), perform: createStockActs(raw) };
}

/** The SKUs there are, kept in memory between changes: every order that comes in asks. */
function createSkus(raw: Database, known: SkuSets) {
  const all = raw.prepare<[string], string>('SELECT DISTINCT sku FROM stock WHERE tenant = ?').pluck();
  return (tenant: string): ReadonlySet<string> => {
    const kept = known.get(tenant) ?? new Set(all.all(tenant));
    known.set(tenant, kept);
    return kept;
  };
}

function createCounts(raw: Database, now: () => number, known: SkuSets): Pick<StockStore, 'count' | 'remove'> {
  const count = raw.prepare(
    `INSERT INTO stock (tenant, sku, warehouse, on_hand, reserved, safety, changed_at)
     VALUES (@tenant, @sku, @warehouse, @onHand, 0, coalesce(@safety, 0), @at)
     ON CONFLICT (tenant, sku, warehouse) DO UPDATE SET on_hand = excluded.on_hand, safety = coalesce(@safety, safety), changed_at = @at`,
  );
  const remove = raw.prepare<[string, string, string]>('DELETE FROM stock WHERE tenant = ? AND sku = ? AND warehouse = ? AND reserved = 0');
  const find = raw.prepare<[string, string, string], 1>('SELECT 1 FROM stock WHERE tenant = ? AND sku = ? AND warehouse = ?').pluck();
  return {
    count(tenant, counts) {
      const at = now();
      raw
        .transaction(() => {
          for (const { safety, ...row } of counts) count.run({ tenant, ...row, safety: safety ?? null, at });
        })
        .immediate();
      known.delete(tenant);
    },
    remove(tenant, { sku, warehouse }) {
      known.delete(tenant);
      if (remove.run(tenant, sku, warehouse).changes > 0) return 'removed';
      return find.get(tenant, sku, warehouse) === undefined ? 'missing' : 'held';
    },
  };
}

/** What screens read of stock, of holds and of moves. */
export function createStockReads(raw: Database): Pick<StockStore, 'list' | 'warehouses' | 'availableOf' | 'holds' | 'moves'> {
  const page = raw.prepare<object, StockRow>(
    `SELECT * FROM (SELECT ${rowColumns} FROM stock s
       WHERE tenant = @tenant AND (sku, warehouse) > (@sku, @place) AND (@warehouse IS NULL OR warehouse = @warehouse)
         AND (@text IS NULL OR instr(lower(sku), @text)))
     WHERE @only IS NULL OR (@only = 'oversold' AND (available < 0 OR missing > 0)) OR (@only = 'empty' AND available <= 0)
     ORDER BY sku, warehouse LIMIT @limit`,
  );
  const warehouses = raw.prepare<[string], string>('SELECT DISTINCT warehouse FROM stock WHERE tenant = ? ORDER BY warehouse').pluck();
  const available = raw.prepare<[string, string], { sku: string; warehouse: string; available: number }>(
    `SELECT sku, warehouse, on_hand - reserved - safety AS available FROM stock
     WHERE tenant = ? AND sku IN (SELECT value FROM json_each(?))`,
  );
  const holdsOf = createHoldReads(raw);
  const moves = raw.prepare<[string, string], Omit<StockMove, 'result'> & { result: string }>(
    'SELECT key, order_id AS "order", op, leg, result, at FROM stock_moves WHERE tenant = ? AND order_id = ? ORDER BY at, key',
  );
  return {
    list(tenant, { cursor, limit, text, warehouse, only }) {
      const [sku, place] = readCursor(cursor, 2) ?? [];
      const found = page.all({
        tenant,
        sku: String(sku ?? ''),
        place: String(place ?? ''),
        warehouse: warehouse ?? null,
        text: text?.toLowerCase() ?? null,
        only: only ?? null,
        limit: limit + 1,
      });
      return pageOf(
        found,
        limit,
        (row) => [row.sku, row.warehouse],
        (row) => row,
      );
    },
    warehouses: (tenant) => warehouses.all(tenant),
    availableOf: (tenant, skus) => available.all(tenant, JSON.stringify(skus)),
    holds: holdsOf,
    moves: (tenant, order) => moves.all(tenant, order).map((row) => ({ ...row, result: JSON.parse(row.result) })),
  };
}

const mostHolds = 500;

/** One statement for each way to ask, so that each goes by its index. */
function createHoldReads(raw: Database): StockStore['holds'] {
  const number = 'coalesce((SELECT external_id FROM orders o WHERE o.tenant = @tenant AND o.id = order_id), order_id) AS externalId';
  const prepare = (where: string) => ({
    short: raw.prepare<object, StockHold>(
      `SELECT order_id AS "order", ${number}, leg, sku, '' AS warehouse, 0 AS held, missing, at FROM stock_shortages
       WHERE tenant = @tenant${where} ORDER BY at, order_id, sku LIMIT ${mostHolds}`,
    ),
    held: raw.prepare<object, StockHold>(
      `SELECT order_id AS "order", ${number}, leg, sku, warehouse, quantity AS held, 0 AS missing, at FROM stock_holds
       WHERE tenant = @tenant${where} ORDER BY at, order_id, sku LIMIT ${mostHolds}`,
    ),
  });
  const all = prepare('');
  const ofOrder = prepare(' AND order_id = @order');
  const ofSku = prepare(' AND sku = @sku');
  const ofBoth = prepare(' AND order_id = @order AND sku = @sku');
  return (tenant, { order, sku }) => {
    const { short, held } = order === undefined ? (sku === undefined ? all : ofSku) : sku === undefined ? ofOrder : ofBoth;
    const asked = { tenant, order, sku };
    return [...short.all(asked), ...held.all(asked)].slice(0, mostHolds);
  };
}
