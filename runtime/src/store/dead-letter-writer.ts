import type { Database } from 'better-sqlite3';
import type { EffectOrder } from './effect-order.ts';
import type { EngineTransaction } from './engine-port.ts';

const wanted = `status = 'dead' AND tenant = @tenant AND row > @after
  AND (@destination IS NULL OR destination = @destination) AND (@cause IS NULL OR cause = @cause) AND (@order IS NULL OR order_id = @order)
  AND (@from IS NULL OR coalesce(ended_at, created_at) >= @from) AND (@to IS NULL OR coalesce(ended_at, created_at) <= @to)`;

/** Effects that were given up, and how they come back. */
export function createDeadLetterWriter(raw: Database, order: EffectOrder): Pick<EngineTransaction, 'redriveOutbox' | 'deadEffects'> {
  const redrive = raw.prepare(
    `UPDATE outbox SET status = 'pending', attempts = 0, next_attempt_at = @at, response = NULL, ended_at = NULL
     WHERE tenant = @tenant AND key = @key AND status = 'dead'`,
  );
  const ordered = raw.prepare<[string, string], { order: string; destination: string }>(
    `SELECT order_id AS "order", destination FROM outbox WHERE tenant = ? AND key = ? AND ordered = 1`,
  );
  const dead = raw.prepare<[object], { row: number; key: string }>(`SELECT row, key FROM outbox WHERE ${wanted} ORDER BY row LIMIT @limit`);
  return {
    redriveOutbox(tenant, key, at) {
      const place = ordered.get(tenant, key);
      const waits = place !== undefined && order.isTaken(tenant, place.order, place.destination);
      return redrive.run({ tenant, key, at: waits ? null : at }).changes > 0;
    },
    deadEffects(tenant, filter, after, limit) {
      const everything = { destination: null, cause: null, order: null, from: null, to: null };
      const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      return dead.all({ ...everything, ...narrowed, tenant, after, limit });
    },
  };
}
