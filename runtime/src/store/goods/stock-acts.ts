// Owns: what acts on stock do to its rows. Called by one thread; screens may count at the same time over another connection.
//   S1. What is promised never exceeds what is there: one UPDATE whose condition and change are one statement.
//   S2. An order's reservation holds all it asked for, or nothing: the part that fits is undone.
//   S3. Rows are changed in the order of the SKUs, whoever asks.
//   S4. An act is done once under its key; asked again, it gives what it gave.
import type { SkuQuantity } from '@orderloom/shared/order';
import type { Database } from 'better-sqlite3';
import type { StockAct, StockResult, StockStore } from './goods-types.ts';
import { createHolds, type Holds } from './stock-holds.ts';
import { createReserve } from './stock-reserve.ts';

export function createStockActs(raw: Database): StockStore['perform'] {
  const holds = createHolds(raw);
  const reserve = createReserve(raw, holds);
  const done = raw.prepare<[string, string], string>('SELECT result FROM stock_moves WHERE tenant = ? AND key = ?').pluck();
  const write = raw.prepare('INSERT INTO stock_moves (tenant, key, order_id, op, leg, result, at) VALUES (?, ?, ?, ?, ?, ?, ?)');

  function act(given: StockAct, now: number): StockResult {
    const { tenant, key, order, op, leg } = given;
    const known = done.get(tenant, key);
    if (known !== undefined) return JSON.parse(known) as StockResult;
    const result = op === 'reserve' ? reserve(given, now) : op === 'release' ? release(holds, given, now) : consume(holds, given, now);
    write.run(tenant, key, order, op, leg, JSON.stringify(result), now);
    return result;
  }

  const alone = raw.transaction(act);
  const together = raw.transaction((acts: readonly StockAct[], now: number) =>
    acts.map((one): StockResult | Error => {
      try {
        return alone(one, now);
      } catch (error) {
        // A full disk ends the whole transaction: nothing of it stands.
        if (!raw.inTransaction || !(error instanceof Error)) throw error;
        return error;
      }
    }),
  );
  return (acts, now) => together.immediate(acts, now);
}

function release(holds: Holds, { tenant, order, leg, lines }: StockAct, now: number): StockResult {
  if (lines === null) {
    holds.forgetMissing(tenant, order, leg);
    return { outcome: 'released', lines: summed(holds.dropAll(tenant, order, leg, now)), unknown: [] };
  }
  const released = lines.flatMap((line) => {
    const taken = holds.take(tenant, order, leg, line, now);
    holds.missLess(tenant, order, leg, { sku: line.sku, quantity: line.quantity - piecesOf(taken) });
    return taken;
  });
  return { outcome: 'released', lines: summed(released), unknown: [] };
}

/** Goods left: what the order held goes first, what it did not hold comes off the shelf all the same, be it below zero. */
function consume(holds: Holds, { tenant, order, leg, warehouse, lines }: StockAct, now: number): StockResult {
  const unknown: string[] = [];
  const wanted = lines ?? [];
  for (const line of wanted) {
    const taken = holds.take(tenant, order, leg, line, now);
    for (const hold of taken) holds.leave(tenant, hold, now);
    const rest = line.quantity - piecesOf(taken);
    if (rest > 0 && !holds.leaveUnheld(tenant, { sku: line.sku, quantity: rest }, warehouse, now)) unknown.push(line.sku);
  }
  holds.forgetMissing(tenant, order, leg);
  return { outcome: 'consumed', lines: wanted, unknown };
}

function piecesOf(lines: readonly SkuQuantity[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

function summed(lines: readonly SkuQuantity[]): readonly SkuQuantity[] {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums].map(([sku, quantity]) => ({ sku, quantity }));
}
