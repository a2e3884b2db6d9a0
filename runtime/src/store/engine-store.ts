import type { FlowDocument } from '@orderloom/shared/document';
import type { Connection } from './connect.ts';
import { createCounters } from './counters.ts';
import type { DueTimer, EngineStore, EngineTransaction } from './engine-port.ts';
import { createEventWriter } from './event-writer.ts';
import { createOrderWriter } from './order-writer.ts';
import { createOutboxWriter } from './outbox-writer.ts';
import type { JournalRow, TimerRow } from './reading-types.ts';

interface Deps {
  readonly connection: Connection;
  journalOf(tenant: string, order: string): readonly JournalRow[];
  timersOf(tenant: string, order: string): readonly TimerRow[];
}

/** The hot path: statements prepared once, one transaction for a whole batch. */
export function createEngineStore({ connection, journalOf, timersOf }: Deps): EngineStore {
  const { raw } = connection;
  const counters = createCounters(raw);
  const outboxWriter = createOutboxWriter(raw);
  const begin = raw.prepare('BEGIN IMMEDIATE');
  const commit = raw.prepare('COMMIT');
  const rollback = raw.prepare('ROLLBACK');
  const savepoint = raw.prepare('SAVEPOINT alone');
  const release = raw.prepare('RELEASE alone');
  const undo = raw.prepare('ROLLBACK TO alone');
  const tx: EngineTransaction = {
    isolated(work) {
      const counted = counters.mark();
      savepoint.run();
      try {
        const result = work();
        release.run();
        return result;
      } catch (error) {
        // A full disk may have ended the whole transaction already; then there is nothing left to undo here.
        if (raw.inTransaction) {
          undo.run();
          release.run();
        }
        counters.reset(counted);
        throw error;
      }
    },
    ...createOrderWriter(raw, counters),
    ...createEventWriter(raw),
    ...outboxWriter.writes,
  };

  function transaction<T>(work: (tx: EngineTransaction) => T): T {
    begin.run();
    try {
      const result = work(tx);
      counters.flush();
      commit.run();
      return result;
    } catch (error) {
      counters.clear();
      if (raw.inTransaction) rollback.run();
      throw error;
    }
  }

  return { transaction, loadOrder: tx.loadOrder, journalOf, timersOf, ...outboxWriter.reads, ...createEngineReads(raw) };
}

function createEngineReads(raw: Connection['raw']) {
  const version = raw.prepare<[string, string, number], { document: string }>(
    'SELECT document FROM flow_versions WHERE tenant = ? AND flow = ? AND version = ?',
  );
  const pinned = raw.prepare<[string, string, string], { flow: string; version: number }>(
    'SELECT flow, version FROM orders WHERE tenant = ? AND channel = ? AND external_id = ?',
  );
  const due = raw.prepare<[number, number], DueTimer>(
    "SELECT tenant, order_id AS 'order', id, arming, due FROM timers WHERE status = 'armed' AND due <= ? ORDER BY due LIMIT ?",
  );
  const nextDue = raw.prepare<[], { due: number | null }>("SELECT min(due) AS due FROM timers WHERE status = 'armed'");
  const ids = raw.prepare<[string, string, number], { id: string }>(
    'SELECT id FROM orders WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?',
  );
  return {
    flowVersion(tenant: string, flow: string, number: number) {
      const row = version.get(tenant, flow, number);
      return row && (JSON.parse(row.document) as FlowDocument);
    },
    pinnedVersion: (tenant: string, channel: string, externalId: string) => pinned.get(tenant, channel, externalId),
    dueTimers: (at: number, limit: number) => due.all(at, limit),
    nextTimerDue: () => nextDue.get()?.due ?? undefined,
    orderIds: (tenant: string, after: string, limit: number) => ids.all(tenant, after, limit).map((row) => row.id),
  };
}
