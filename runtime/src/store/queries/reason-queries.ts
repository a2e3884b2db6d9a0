import type { Connection } from '../connect.ts';
import type { StoreQueries } from '../reading-types.ts';
import { placeOfReason } from '../review-places.ts';

const prefix = placeOfReason('');

/** Orders in flight by why they wait, counted in the index. */
export function createReasonQueries({ raw }: Pick<Connection, 'raw'>): Pick<StoreQueries, 'reasonCounts'> {
  const count = raw.prepare<[string, string, string], { reason: string; orders: number }>(
    `SELECT substr(state, ${prefix.length + 1}) AS reason, sum((SELECT count(*) FROM order_reasons WHERE place = no)) AS orders FROM places
     WHERE tenant = ? AND state >= ? AND state < ? AND status <> 'done' GROUP BY state HAVING orders > 0 ORDER BY orders DESC, reason`,
  );
  return { reasonCounts: (tenant) => count.all(tenant, prefix, `${prefix}\u{10ffff}`) };
}
