import type { Database } from 'better-sqlite3';
import { createDeadLetterWriter } from './dead-letter-writer.ts';
import { createEffectOrder } from './effect-order.ts';
import type { EngineStore, EngineTransaction } from './engine-port.ts';
import { createLaneReader } from './lane-reader.ts';
import type { OutboxRow, OutboxStatus } from './reading-types.ts';

type Writes = Pick<
  EngineTransaction,
  'insertOutbox' | 'outboxItem' | 'updateOutbox' | 'redriveOutbox' | 'resumeDeliveries' | 'deadEffects'
>;
type Reads = Pick<EngineStore, 'pendingLanes' | 'pendingEffects' | 'nextPending' | 'outboxOf'>;

interface Columns extends Omit<OutboxRow, 'request' | 'call' | 'response' | 'status'> {
  readonly request: string;
  readonly call: string | null;
  readonly response: string | null;
  readonly status: string;
}

const columns = `tenant, key, order_id AS "order", action, destination, request, call, status, attempts,
  next_attempt_at AS nextAttemptAt, last_error AS lastError, response, created_at AS createdAt, cause, ended_at AS endedAt, trace`;

/** Effects that wait, are under way, or are done with. */
export function createOutboxWriter(raw: Database): { readonly writes: Writes; readonly reads: Reads } {
  const turns = createEffectOrder(raw);
  const insert = raw.prepare(
    `INSERT INTO outbox (tenant, key, order_id, action, destination, request, call, status, attempts, next_attempt_at, created_at, ordered, trace)
     VALUES (@tenant, @key, @order, @action, @destination, @request, @call, @status, @attempts, @nextAttemptAt, @createdAt, @ordered, @trace)`,
  );
  const one = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM outbox WHERE tenant = ? AND key = ?`);
  const update = raw.prepare<[object], { ordered: number; order: string; destination: string }>(
    `UPDATE outbox SET status = @status, attempts = @attempts, next_attempt_at = @nextAttemptAt, last_error = @lastError, response = @response,
       cause = @cause, ended_at = @endedAt WHERE tenant = @tenant AND key = @key RETURNING ordered, order_id AS "order", destination`,
  );
  const following = raw
    .prepare<[string, string, number], number | null>(
      "SELECT min(next_attempt_at) FROM outbox WHERE status = 'pending' AND tenant = ? AND destination = ? AND next_attempt_at > ?",
    )
    .pluck();
  const resume = raw.prepare<[number]>("UPDATE outbox SET status = 'pending', next_attempt_at = ? WHERE status = 'delivering'");
  const pending = raw.prepare<[string, string, number, number], Columns>(
    `SELECT ${columns} FROM outbox WHERE status = 'pending' AND tenant = ? AND destination = ? AND next_attempt_at <= ?
     ORDER BY next_attempt_at LIMIT ?`,
  );
  const ofOrder = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM outbox WHERE tenant = ? AND order_id = ? ORDER BY row`);
  return {
    writes: {
      insertOutbox(row) {
        const { tenant, order, destination, request, call } = row;
        const ordered = request.type !== 'none' && request.inOrder === true;
        const waits = ordered && turns.isTaken(tenant, order, destination);
        insert.run({
          ...row,
          request: JSON.stringify(request),
          call: call && JSON.stringify(call),
          nextAttemptAt: waits ? null : row.nextAttemptAt,
          ordered: ordered ? 1 : 0,
          trace: row.trace ?? null,
        });
      },
      outboxItem(tenant, key) {
        const row = one.get(tenant, key);
        return row && toRow(row);
      },
      updateOutbox(tenant, key, change) {
        const response = change.response === null ? null : JSON.stringify(change.response);
        const row = update.get({ tenant, key, cause: null, endedAt: null, ...change, response });
        const settled = change.status !== 'pending' && change.status !== 'delivering';
        if (row?.ordered === 1 && settled) turns.pass(tenant, row.order, row.destination);
      },
      ...createDeadLetterWriter(raw, turns),
      resumeDeliveries: (at) => resume.run(at).changes,
    },
    reads: {
      pendingLanes: createLaneReader(raw),
      pendingEffects: (tenant, destination, at, limit) => pending.all(tenant, destination, at, limit).map(toRow),
      nextPending: (tenant, destination, after) => following.get(tenant, destination, after) ?? Number.POSITIVE_INFINITY,
      outboxOf: (tenant, order) => ofOrder.all(tenant, order).map(toRow),
    },
  };
}

function toRow(row: Columns): OutboxRow {
  return {
    ...row,
    request: JSON.parse(row.request),
    call: row.call === null ? null : JSON.parse(row.call),
    response: row.response === null ? null : JSON.parse(row.response),
    status: row.status as OutboxStatus,
  };
}
