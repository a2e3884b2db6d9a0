import type { Database } from 'better-sqlite3';

/**
 * Effects of one order to one destination that are to go in order. Of those that are not settled one at most may be attempted; the
 * others wait, without an instant, and the oldest of them gets its turn when that one is settled. A dead letter is settled: it holds
 * nobody up, and driven again it takes its turn by its age.
 */
export interface EffectOrder {
  /** Whether another one is open, so that a new one has to wait. */
  isTaken(tenant: string, order: string, destination: string): boolean;
  /** The one under way is settled: the oldest that waits may go. */
  pass(tenant: string, order: string, destination: string): void;
}

// The conditions are those of the index `outbox_ordered`.
const open = "tenant = ? AND order_id = ? AND destination = ? AND ordered = 1 AND status IN ('pending', 'delivering')";

export function createEffectOrder(raw: Database): EffectOrder {
  const taken = raw.prepare<[string, string, string], number>(`SELECT 1 FROM outbox WHERE ${open} LIMIT 1`).pluck();
  const pass = raw.prepare<[string, string, string]>(
    `UPDATE outbox SET next_attempt_at = created_at WHERE row = (SELECT min(row) FROM outbox WHERE ${open})
     AND status = 'pending' AND next_attempt_at IS NULL`,
  );
  return {
    isTaken: (...place) => taken.get(...place) === 1,
    pass: (...place) => void pass.run(...place),
  };
}
