import type { Database } from 'better-sqlite3';
import type { Counters } from './counters.ts';
import type { AppliedRecord, EngineTransaction, NewInboxRow, StoredOrder } from './engine-port.ts';
import { writeRecord } from './journal-row.ts';
import type { JournalOutcome } from './reading-types.ts';
import type { ShortNumbers } from './short-numbers.ts';

type EventWriter = Pick<
  EngineTransaction,
  | 'applied'
  | 'saveApplied'
  | 'keysOf'
  | 'stepUnder'
  | 'appendJournal'
  | 'armTimer'
  | 'removeTimer'
  | 'failTimer'
  | 'insertInbox'
  | 'updateInbox'
>;

/** What one event leaves behind: journal row with its dedupe key, timers, inbox row. */
export function createEventWriter(raw: Database, numbers: ShortNumbers, counters: Counters): EventWriter {
  return { ...createKeyStatements(raw), ...createStepStatements(raw, counters), ...createInboxStatements(raw, numbers) };
}

function createKeyStatements(raw: Database) {
  const applied = raw.prepare<[string, string, string], { order: string | null; seq: number; outcome: string }>(
    "SELECT order_id AS 'order', seq, outcome FROM applied WHERE tenant = ? AND channel = ? AND key = ?",
  );
  const saveApplied = raw.prepare<[string, string, string, string | null, number, string]>(
    'INSERT OR REPLACE INTO applied VALUES (?, ?, ?, ?, ?, ?)',
  );
  const keys = raw.prepare<[number], string>('SELECT key FROM journal WHERE order_row = ? AND key IS NOT NULL').pluck();
  const under = raw.prepare<[number, string], number>('SELECT seq FROM journal WHERE order_row = ? AND key = ?').pluck();
  return {
    applied(tenant: string, channel: string, key: string): AppliedRecord | undefined {
      const row = applied.get(tenant, channel, key);
      return row && { ...row, outcome: row.outcome as JournalOutcome };
    },
    saveApplied(tenant: string, channel: string, key: string, record: AppliedRecord) {
      saveApplied.run(tenant, channel, key, record.order, record.seq, record.outcome);
    },
    keysOf: (order: StoredOrder) => keys.all(order.row),
    stepUnder: (order: StoredOrder, key: string) => under.get(order.row, key),
  };
}

function createStepStatements(
  raw: Database,
  counters: Counters,
): Pick<EventWriter, 'appendJournal' | 'armTimer' | 'removeTimer' | 'failTimer'> {
  const journal = raw.prepare(
    'INSERT INTO journal (order_row, seq, at, actor, outcome, key, input, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const arm = raw.prepare<[number, number, string, string, number]>("INSERT INTO timers VALUES (?, ?, ?, ?, ?, 'armed', NULL)");
  const removing = (status: string) =>
    raw.prepare<[number, number]>(`DELETE FROM timers WHERE order_row = ? AND arming = ? AND status = '${status}'`);
  const disarm = removing('armed');
  const removeFailed = removing('failed');
  const fail = raw.prepare<[string, number, number]>(
    "UPDATE timers SET status = 'failed', error = ? WHERE order_row = ? AND arming = ? AND status = 'armed'",
  );
  const count = (order: StoredOrder, status: string, by: number) => counters.add(order.tenant, '', 0, 'timer', status, by);
  return {
    appendJournal(order, row, key) {
      const actor = row.actor === `channel:${order.channel}` ? null : row.actor;
      const outcome = row.outcome === 'applied' ? null : row.outcome;
      journal.run(order.row, row.seq, row.at, actor, outcome, key, JSON.stringify(row.input), writeRecord(row));
    },
    armTimer(order, timer) {
      arm.run(order.row, timer.arming, order.tenant, timer.id, timer.due);
      count(order, 'armed', 1);
    },
    removeTimer(order, arming) {
      if (disarm.run(order.row, arming).changes === 1) count(order, 'armed', -1);
      else count(order, 'failed', -removeFailed.run(order.row, arming).changes);
    },
    failTimer(order, arming, error) {
      const { changes } = fail.run(error, order.row, arming);
      count(order, 'armed', -changes);
      count(order, 'failed', changes);
    },
  };
}

function createInboxStatements(raw: Database, numbers: ShortNumbers): Pick<EventWriter, 'insertInbox' | 'updateInbox'> {
  const insert = raw.prepare(
    `INSERT INTO inbox (status, problems, order_row, orders, source, delivery_id, received_at, headers, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = raw.prepare(
    `UPDATE inbox SET status = ?, problems = ?, order_row = ?, orders = ?
     WHERE row = ? AND source IN (SELECT no FROM sources WHERE tenant = ?)`,
  );
  const rewrite = raw.prepare(
    'UPDATE inbox SET headers = ?, body = coalesce(?, body) WHERE row = ? AND source IN (SELECT no FROM sources WHERE tenant = ?)',
  );
  const list = (items: readonly unknown[]) => (items.length === 0 ? null : JSON.stringify(items));
  const idsOf = (orders: NewInboxRow['orders']) => (orders.length === 1 ? null : list(orders.map((order) => order.id)));
  const onlyOf = (orders: NewInboxRow['orders']) => (orders.length === 1 ? (orders[0]?.row ?? null) : null);
  return {
    insertInbox(tenant, { status, problems, orders, channel, deliveryId, receivedAt, headers, body }) {
      const source = numbers.source(tenant, channel);
      const verdict = [status, list(problems), onlyOf(orders), idsOf(orders)] as const;
      return String(insert.run(...verdict, source, deliveryId, receivedAt, JSON.stringify(headers), body).lastInsertRowid);
    },
    updateInbox(tenant, id, { status, problems, orders, headers, body }) {
      if (headers) rewrite.run(JSON.stringify(headers), body ?? null, Number(id), tenant);
      return update.run(status, list(problems), onlyOf(orders), idsOf(orders), Number(id), tenant).changes === 1;
    },
  };
}
