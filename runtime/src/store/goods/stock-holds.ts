import type { SkuQuantity } from '@orderloom/shared/order';
import type { Database } from 'better-sqlite3';

/** So much of a SKU in a warehouse, held for an order. */
export interface Held extends SkuQuantity {
  readonly warehouse: string;
}

interface HoldRow extends Held {
  readonly leg: string;
}

export interface Holds {
  /** Lets go of all that an order holds, of one leg if that is not empty. */
  dropAll(tenant: string, order: string, leg: string, now: number): readonly Held[];
  /** Lets go of at most so much of one SKU; what is held for the leg first, then what is held for the order as a whole. */
  take(tenant: string, order: string, leg: string, line: SkuQuantity, now: number): readonly Held[];
  /** Takes what was let go off the shelf. */
  leave(tenant: string, held: Held, now: number): void;
  /** Takes what nobody held off the shelf; false when the SKU is kept nowhere. */
  leaveUnheld(tenant: string, line: SkuQuantity, warehouse: string, now: number): boolean;
  forgetMissing(tenant: string, order: string, leg: string): void;
  /** So much of a SKU is asked for no more. */
  missLess(tenant: string, order: string, leg: string, line: SkuQuantity): void;
}

/** A leg holds for itself, and what is held for the order as a whole may serve any leg. */
const ofLeg = "(@leg = '' OR leg = @leg)";

export function createHolds(raw: Database): Holds {
  const all = raw.prepare<object, HoldRow>(
    `SELECT leg, sku, warehouse, quantity FROM stock_holds WHERE tenant = @tenant AND order_id = @order AND ${ofLeg} ORDER BY sku, warehouse, leg`,
  );
  const ofSku = raw.prepare<object, HoldRow>(
    `SELECT leg, sku, warehouse, quantity FROM stock_holds
     WHERE tenant = @tenant AND order_id = @order AND sku = @sku AND (${ofLeg} OR leg = '') ORDER BY leg DESC, warehouse`,
  );
  const shrink = raw.prepare(
    `UPDATE stock_holds SET quantity = quantity - @quantity
     WHERE tenant = @tenant AND order_id = @order AND leg = @leg AND sku = @sku AND warehouse = @warehouse`,
  );
  const clean = raw.prepare<[string, string]>('DELETE FROM stock_holds WHERE tenant = ? AND order_id = ? AND quantity <= 0');
  const free = raw.prepare(
    'UPDATE stock SET reserved = reserved - @quantity, changed_at = @now WHERE tenant = @tenant AND sku = @sku AND warehouse = @warehouse',
  );
  const off = raw.prepare(
    'UPDATE stock SET on_hand = on_hand - @quantity, changed_at = @now WHERE tenant = @tenant AND sku = @sku AND warehouse = @warehouse',
  );
  const fullest = raw
    .prepare<[string, string], string>('SELECT warehouse FROM stock WHERE tenant = ? AND sku = ? ORDER BY on_hand DESC, warehouse LIMIT 1')
    .pluck();
  const forget = raw.prepare(`DELETE FROM stock_shortages WHERE tenant = @tenant AND order_id = @order AND ${ofLeg}`);

  const less = raw.prepare(
    `UPDATE stock_shortages SET missing = missing - @quantity WHERE tenant = @tenant AND order_id = @order AND sku = @sku AND ${ofLeg}`,
  );
  const fulfilled = raw.prepare<[string, string]>('DELETE FROM stock_shortages WHERE tenant = ? AND order_id = ? AND missing <= 0');

  function letGo(tenant: string, order: string, hold: HoldRow, quantity: number, now: number): Held {
    const { leg, sku, warehouse } = hold;
    shrink.run({ tenant, order, leg, sku, warehouse, quantity });
    free.run({ tenant, sku, warehouse, quantity, now });
    return { sku, warehouse, quantity };
  }

  return {
    dropAll(tenant, order, leg, now) {
      const dropped = all.all({ tenant, order, leg }).map((hold) => letGo(tenant, order, hold, hold.quantity, now));
      clean.run(tenant, order);
      return dropped;
    },
    take(tenant, order, leg, { sku, quantity }, now) {
      let left = quantity;
      const taken: Held[] = [];
      for (const hold of ofSku.all({ tenant, order, leg, sku })) {
        if (left <= 0) break;
        const part = Math.min(left, hold.quantity);
        taken.push(letGo(tenant, order, hold, part, now));
        left -= part;
      }
      clean.run(tenant, order);
      return taken;
    },
    leave: (tenant, { sku, warehouse, quantity }, now) => void off.run({ tenant, sku, warehouse, quantity, now }),
    leaveUnheld(tenant, { sku, quantity }, warehouse, now) {
      const from = warehouse === '' ? fullest.get(tenant, sku) : warehouse;
      return from !== undefined && off.run({ tenant, sku, warehouse: from, quantity, now }).changes > 0;
    },
    missLess(tenant, order, leg, { sku, quantity }) {
      if (quantity <= 0) return;
      less.run({ tenant, order, leg, sku, quantity });
      fulfilled.run(tenant, order);
    },
    forgetMissing: (tenant, order, leg) => void forget.run({ tenant, order, leg }),
  };
}
