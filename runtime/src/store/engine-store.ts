import type { FlowDocument } from '@orderloom/shared/document';
import type { Connection } from './connect.ts';
import { createCounters } from './counters.ts';
import { createDestinationReads, createDestinationWriter } from './destination-store.ts';
import type { DueTimer, EngineStore, EngineTransaction } from './engine-port.ts';
import { createEventWriter } from './event-writer.ts';
import type { ChangedIncident } from './incidents/incident-types.ts';
import { createMendWriter } from './incidents/mend-writer.ts';
import { type IncidentWatch, watchIncidents } from './incidents/watch-incidents.ts';
import { createWaitingWriter } from './link-store.ts';
import { createOrderWriter } from './order-writer.ts';
import { createOutboxWriter } from './outbox-writer.ts';
import type { JournalRow, TimerRow } from './reading-types.ts';
import { createReferenceReads, createReferenceWriter } from './reference-store.ts';
import { createShortNumbers, type ShortNumbers } from './short-numbers.ts';
import { createVersionWriter } from './version-writer.ts';

interface Deps {
  readonly connection: Connection;
  now(): number;
  /** Another connection has changed the database since the last transaction. */
  onWrittenElsewhere(): void;
  secret(tenant: string, name: string): string | undefined;
  calendars: EngineStore['calendars'];
  journalOf(tenant: string, order: string): readonly JournalRow[];
  timersOf(tenant: string, order: string): readonly TimerRow[];
}

/** The hot path: statements prepared once, one transaction for a whole batch. */
export function createEngineStore({ connection, now, onWrittenElsewhere, secret, calendars, journalOf, timersOf }: Deps): EngineStore {
  const { raw } = connection;
  const counters = createCounters(raw);
  const numbers = createShortNumbers(raw);
  const outboxWriter = createOutboxWriter(raw);
  const begin = raw.prepare('BEGIN IMMEDIATE');
  const commit = raw.prepare('COMMIT');
  const rollback = raw.prepare('ROLLBACK');
  const orderWriter = createOrderWriter(raw, counters, numbers);
  const writes = { ...createEventWriter(raw, numbers, counters), ...outboxWriter.writes };
  const incidents = watchIncidents(raw, writes, now);
  let changedIncidents: readonly ChangedIncident[] = [];
  const tx: EngineTransaction = {
    touch() {
      raw.pragma(`user_version = ${Number(raw.pragma('user_version', { simple: true }))}`);
    },
    isolated: createIsolation(raw, counters, numbers, incidents),
    ...orderWriter,
    ...createVersionWriter(raw, counters, orderWriter.updateOrder),
    ...writes,
    ...incidents.writes,
    ...createMendWriter(raw, incidents),
    ...createDestinationWriter(raw),
    ...createReferenceWriter(raw),
    ...createWaitingWriter(raw),
  };

  const noticeOthers = watchOthers(raw, onWrittenElsewhere);

  function transaction<T>(work: (tx: EngineTransaction) => T): T {
    begin.run();
    try {
      noticeOthers();
      const result = work(tx);
      counters.flush();
      commit.run();
      changedIncidents = incidents.committed();
      return result;
    } catch (error) {
      counters.clear();
      incidents.rolledBack();
      numbers.forget();
      if (raw.inTransaction) rollback.run();
      throw error;
    }
  }

  return {
    transaction,
    changedIncidents: () => changedIncidents,
    atOneInstant: (read) => raw.transaction(read)(),
    loadOrder: tx.loadOrder,
    journalOf,
    timersOf,
    secret,
    calendars,
    ...createDestinationReads(raw),
    ...outboxWriter.reads,
    ...createReferenceReads(raw),
    ...createEngineReads(raw),
  };
}

/** What is kept in memory here is dropped when another connection has written. */
function watchOthers(raw: Connection['raw'], onWrittenElsewhere: () => void): () => void {
  const dataVersion = raw.prepare<[], number>('PRAGMA data_version').pluck();
  let seen = dataVersion.get();
  return () => {
    const version = dataVersion.get();
    if (version === seen) return;
    seen = version;
    onWrittenElsewhere();
  };
}

/** What a part of the transaction wrote is undone when it throws, in the database and in what is gathered for its end. */
function createIsolation(
  raw: Connection['raw'],
  counters: ReturnType<typeof createCounters>,
  numbers: ShortNumbers,
  incidents: IncidentWatch,
): EngineTransaction['isolated'] {
  const savepoint = raw.prepare('SAVEPOINT alone');
  const release = raw.prepare('RELEASE alone');
  const undo = raw.prepare('ROLLBACK TO alone');
  return (work) => {
    const counted = counters.mark();
    const noticed = incidents.mark();
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
      incidents.reset(noticed);
      numbers.forget();
      throw error;
    }
  };
}

function createEngineReads(raw: Connection['raw']) {
  const version = raw.prepare<[string, string, number], { document: string }>(
    'SELECT document FROM flow_versions WHERE tenant = ? AND flow = ? AND version = ?',
  );
  const behaviour = raw
    .prepare<[string, string, number], number>('SELECT behaviour FROM flow_versions WHERE tenant = ? AND flow = ? AND version = ?')
    .pluck();
  const pinned = raw.prepare<[string, string, string], { flow: string; version: number }>(
    'SELECT flow, version FROM orders WHERE tenant = ? AND channel = ? AND external_id = ?',
  );
  const tenants = raw.prepare<[], string>('SELECT id FROM tenants').pluck();
  const due = raw.prepare<[string, number, number], DueTimer>(
    `SELECT t.tenant, o.id AS "order", t.id, t.arming, t.due FROM timers t JOIN orders o ON o.row = t.order_row
     WHERE t.tenant = ? AND t.status = 'armed' AND t.due <= ? ORDER BY t.due LIMIT ?`,
  );
  const nextDue = raw.prepare<[string], number | null>("SELECT min(due) FROM timers WHERE tenant = ? AND status = 'armed'").pluck();
  const ids = raw.prepare<[string, string, number], { id: string }>(
    'SELECT id FROM orders WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?',
  );
  const named = raw
    .prepare<[object], string>(
      `SELECT id FROM orders WHERE tenant = @tenant AND id = @name UNION SELECT id FROM orders
       WHERE tenant = @tenant AND external_id = @name AND channel IN (SELECT DISTINCT channel FROM places WHERE tenant = @tenant)`,
    )
    .pluck();
  return {
    flowVersion(tenant: string, flow: string, number: number) {
      const row = version.get(tenant, flow, number);
      return row && (JSON.parse(row.document) as FlowDocument);
    },
    behaviourOf: (tenant: string, flow: string, number: number) => behaviour.get(tenant, flow, number),
    pinnedVersion: (tenant: string, channel: string, externalId: string) => pinned.get(tenant, channel, externalId),
    dueTimers(at: number, limit: number) {
      const found = tenants.all().flatMap((tenant) => due.all(tenant, at, limit));
      return found.sort((a, b) => a.due - b.due).slice(0, limit);
    },
    nextTimerDue() {
      const dues = tenants.all().flatMap((tenant) => nextDue.get(tenant) ?? []);
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    orderIdsNamed: (tenant: string, name: string) => named.all({ tenant, name }),
    orderIds: (tenant: string, after: string, limit: number) => ids.all(tenant, after, limit).map((row) => row.id),
  };
}
