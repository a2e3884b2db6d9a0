import type { Database } from 'better-sqlite3';
import type { EngineStore, EngineTransaction, StoredOrder } from './engine-port.ts';

const longest = 200;
/** Of one parcel or number; what stands for more orders than these is no reference. */
const most = 100;

/** Under what others speak of an order; written with the step that tells it. */
export function createReferenceWriter(raw: Database): Pick<EngineTransaction, 'saveReference'> {
  const insert = raw.prepare<[string, string, number]>('INSERT OR IGNORE INTO order_references VALUES (?, ?, ?)');
  return {
    saveReference({ tenant, row }: StoredOrder, reference: string) {
      if (reference !== '' && reference.length <= longest) insert.run(tenant, reference, row);
    },
  };
}

export function createReferenceReads(raw: Database): Pick<EngineStore, 'ordersUnder'> {
  const under = raw
    .prepare<[string, string, number], string>(
      `SELECT o.id FROM order_references r JOIN orders o ON o.row = r.order_row WHERE r.tenant = ? AND r.reference = ?
       ORDER BY r.order_row LIMIT ?`,
    )
    .pluck();
  return { ordersUnder: (tenant: string, reference: string) => under.all(tenant, reference, most) };
}
