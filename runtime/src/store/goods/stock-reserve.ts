import { compareText, type SkuQuantity } from '@orderloom/shared/order';
import type { Database } from 'better-sqlite3';
import type { StockAct, StockResult } from './goods-types.ts';
import type { Holds } from './stock-holds.ts';

type Shortage = readonly { readonly sku: string; readonly missing: number }[];

/** Thrown to undo what of a reservation fitted (S2). */
class Short extends Error {
  readonly short: Shortage;

  constructor(short: Shortage) {
    super('short of stock');
    this.short = short;
  }
}

/** An order's reservation: afterwards it holds exactly what it asked for, or what it held before and its shortage is noted. */
export function createReserve(raw: Database, holds: Holds): (act: StockAct, now: number) => StockResult {
  const promise = raw.prepare(
    `UPDATE stock SET reserved = reserved + @quantity, changed_at = @now
     WHERE tenant = @tenant AND sku = @sku AND warehouse = @warehouse AND on_hand - reserved - safety >= @quantity`,
  );
  const available = raw
    .prepare<[string, string, string], number>(
      'SELECT on_hand - reserved - safety FROM stock WHERE tenant = ? AND sku = ? AND warehouse = ?',
    )
    .pluck();
  const places = raw
    .prepare<[string, string], string>('SELECT warehouse FROM stock WHERE tenant = ? AND sku = ? ORDER BY warehouse')
    .pluck();
  const hold = raw.prepare(
    `INSERT INTO stock_holds (tenant, order_id, leg, sku, warehouse, quantity, at) VALUES (@tenant, @order, @leg, @sku, @warehouse, @quantity, @now)
     ON CONFLICT (tenant, order_id, leg, sku, warehouse) DO UPDATE SET quantity = quantity + @quantity`,
  );
  const lack = raw.prepare('INSERT INTO stock_shortages (tenant, order_id, leg, sku, missing, at) VALUES (?, ?, ?, ?, ?, ?)');

  /** All of it from one warehouse; throws `Short`. */
  const holdAll = raw.transaction(({ tenant, order, leg }: StockAct, lines: readonly SkuQuantity[], warehouse: string, now: number) => {
    holds.dropAll(tenant, order, leg, now);
    // What the order as a whole holds of these SKUs becomes the leg's.
    if (leg !== '') for (const line of lines) holds.take(tenant, order, leg, line, now);
    const short = lines.filter((line) => {
      const row = { tenant, warehouse, now, ...line };
      if (promise.run(row).changes === 0) return true;
      hold.run({ ...row, order, leg });
      return false;
    });
    if (short.length > 0) throw new Short(short.map((line) => lacking(tenant, line, warehouse)));
  });

  function lacking(tenant: string, { sku, quantity }: SkuQuantity, warehouse: string) {
    return { sku, missing: Math.max(1, quantity - Math.max(0, available.get(tenant, sku, warehouse) ?? 0)) };
  }

  function tryAt(act: StockAct, lines: readonly SkuQuantity[], warehouse: string, now: number): Shortage | undefined {
    try {
      holdAll(act, lines, warehouse, now);
      return undefined;
    } catch (error) {
      if (error instanceof Short) return error.short;
      throw error;
    }
  }

  function candidates({ tenant, warehouse }: StockAct, lines: readonly SkuQuantity[]): readonly string[] {
    if (warehouse !== '') return [warehouse];
    return [...new Set(lines.flatMap(({ sku }) => places.all(tenant, sku)))].toSorted(compareText);
  }

  /** Where it is, or what is missing where least is. */
  function place(act: StockAct, lines: readonly SkuQuantity[], now: number): string | Shortage {
    let least: Shortage = lines.map(({ sku, quantity }) => ({ sku, missing: quantity }));
    for (const warehouse of lines.length === 0 ? [act.warehouse] : candidates(act, lines)) {
      const short = tryAt(act, lines, warehouse, now);
      if (!short) return warehouse;
      if (pieces(short) < pieces(least)) least = short;
    }
    return least;
  }

  return (act, now) => {
    const { tenant, order, leg } = act;
    const lines = (act.lines ?? []).toSorted((a, b) => compareText(a.sku, b.sku));
    holds.forgetMissing(tenant, order, leg);
    const found = place(act, lines, now);
    if (typeof found === 'string') return { outcome: 'reserved', warehouse: found === '' ? null : found, short: [], unknown: [] };
    for (const { sku, missing } of found) lack.run(tenant, order, leg, sku, missing, now);
    const unknown = lines.filter(({ sku }) => places.get(tenant, sku) === undefined).map(({ sku }) => sku);
    return { outcome: 'short', warehouse: null, short: found, unknown };
  };
}

function pieces(short: Shortage): number {
  return short.reduce((sum, { missing }) => sum + missing, 0);
}
