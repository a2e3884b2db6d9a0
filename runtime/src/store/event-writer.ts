import type { Database } from 'better-sqlite3';
import type { AppliedRecord, EngineTransaction } from './engine-port.ts';
import { writeRecord } from './journal-row.ts';
import type { JournalOutcome } from './reading-types.ts';

type EventWriter = Pick<
  EngineTransaction,
  'applied' | 'saveApplied' | 'appendJournal' | 'armTimer' | 'removeTimer' | 'failTimer' | 'insertInbox' | 'updateInbox'
>;

/** What one event leaves behind: dedupe key, journal row, timers, inbox row. */
export function createEventWriter(raw: Database): EventWriter {
  const applied = raw.prepare<[string, string, string], { order: string | null; seq: number; outcome: string }>(
    "SELECT order_id AS 'order', seq, outcome FROM applied WHERE tenant = ? AND channel = ? AND key = ?",
  );
  const saveApplied = raw.prepare<[string, string, string, string | null, number, string]>(
    'INSERT OR REPLACE INTO applied VALUES (?, ?, ?, ?, ?, ?)',
  );
  const journal = raw.prepare<[string, string, number, number, string, string, string, string]>(
    'INSERT INTO journal (tenant, order_id, seq, at, actor, outcome, input, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const arm = raw.prepare<[string, string, string, number, number]>("INSERT INTO timers VALUES (?, ?, ?, ?, ?, 'armed', NULL)");
  const disarm = raw.prepare<[string, string, string, number]>(
    'DELETE FROM timers WHERE tenant = ? AND order_id = ? AND id = ? AND arming = ?',
  );
  const fail = raw.prepare<[string, string, string, string, number]>(
    "UPDATE timers SET status = 'failed', error = ? WHERE tenant = ? AND order_id = ? AND id = ? AND arming = ?",
  );
  const insertInbox = raw.prepare<[string, string, string, string, number, string, string, Uint8Array, string, string]>(
    `INSERT INTO inbox (tenant, id, channel, delivery_id, received_at, status, headers, body, problems, orders)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateInbox = raw.prepare<[string, string, string, string, string]>(
    'UPDATE inbox SET status = ?, problems = ?, orders = ? WHERE tenant = ? AND id = ?',
  );
  return {
    applied(tenant, channel, key): AppliedRecord | undefined {
      const row = applied.get(tenant, channel, key);
      return row && { ...row, outcome: row.outcome as JournalOutcome };
    },
    saveApplied(tenant, channel, key, record) {
      saveApplied.run(tenant, channel, key, record.order, record.seq, record.outcome);
    },
    appendJournal(tenant, order, row) {
      journal.run(tenant, order, row.seq, row.at, row.actor, row.outcome, JSON.stringify(row.input), writeRecord(row));
    },
    armTimer(tenant, order, timer) {
      arm.run(tenant, order, timer.id, timer.arming, timer.due);
    },
    removeTimer(tenant, order, timer) {
      disarm.run(tenant, order, timer.id, timer.arming);
    },
    failTimer(tenant, order, timer, error) {
      fail.run(error, tenant, order, timer.id, timer.arming);
    },
    insertInbox(tenant, row) {
      const { id, channel, deliveryId, receivedAt, status, headers, body, problems, orders } = row;
      insertInbox.run(
        tenant,
        id,
        channel,
        deliveryId,
        receivedAt,
        status,
        JSON.stringify(headers),
        body,
        JSON.stringify(problems),
        JSON.stringify(orders),
      );
    },
    updateInbox: (tenant, id, change) =>
      updateInbox.run(change.status, JSON.stringify(change.problems), JSON.stringify(change.orders), tenant, id).changes === 1,
  };
}
