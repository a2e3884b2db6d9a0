// Owns: noticing, inside the transaction that writes it, that something is stuck or goes on again.
//   Healthy steps cost a look into a set, which holds every order with an open item.
//   The sets may hold too much, never too little: what a transaction closes leaves them only once it is committed.
import type { Database } from 'better-sqlite3';
import type { EngineTransaction, StoredOrder } from '../engine-port.ts';
import type { JournalRow } from '../reading-types.ts';
import { type Trouble, troubleOfDelivery, troubleOfEffect, troubleOfStep, troubleOfTimer } from './cause-of.ts';
import type { ChangedIncident, OpenItem } from './incident-types.ts';
import { createIncidentWriter, type Stuck } from './incident-writer.ts';
import { isMended } from './is-mended.ts';
import { createStuckSets } from './stuck-sets.ts';

type Writes = Pick<
  EngineTransaction,
  'appendJournal' | 'removeTimer' | 'failTimer' | 'updateOutbox' | 'redriveOutbox' | 'insertInbox' | 'updateInbox' | 'outboxItem'
>;
type Book = ReturnType<typeof createBook>;

export type IncidentWatch = ReturnType<typeof watchIncidents>;

/** The writes of the engine, each of which now also tells what it means for the incidents. */
export function watchIncidents(raw: Database, writes: Writes, now: () => number) {
  const book = createBook(raw, now);
  return {
    writes: { ...watchOrders(book, writes), ...watchEffects(raw, book, writes), ...watchInbox(raw, book, writes) },
    item: book.writer.item,
    ofOrder: book.writer.itemsOfOrder,
    close: book.close,
    mark: book.mark,
    reset: book.reset,
    committed: book.committed,
    rolledBack: () => book.reset({ changed: 0, closed: 0 }),
  };
}

/** What is stuck, and which incidents the transaction under way has changed. */
function createBook(raw: Database, now: () => number) {
  const writer = createIncidentWriter(raw);
  const stuck = createStuckSets(raw);
  let changed: ChangedIncident[] = [];

  function close(item: OpenItem, at: number): void {
    writer.close(item, at);
    stuck.closed(item);
    changed.push({ tenant: item.tenant, id: item.id });
  }

  return {
    now,
    writer,
    stuck,
    close,
    open(tenant: string, trouble: Trouble, what: Stuck, at: number): void {
      stuck.add(what);
      changed.push({ tenant, id: writer.open(tenant, trouble, what, at) });
    },
    closeAbout(tenant: string, subject: string): void {
      for (const item of writer.itemsAbout(tenant, subject)) close(item, now());
    },
    mark: () => ({ changed: changed.length, closed: stuck.mark() }),
    reset(mark: { readonly changed: number; readonly closed: number }): void {
      changed.length = mark.changed;
      stuck.reset(mark.closed);
    },
    /** After the commit: what changed in it. */
    committed(): readonly ChangedIncident[] {
      if (changed.length === 0) return changed;
      stuck.forgetClosed();
      const told = changed;
      changed = [];
      return told;
    },
  };
}

function watchOrders(book: Book, writes: Writes): Pick<Writes, 'appendJournal' | 'removeTimer' | 'failTimer'> {
  function noteStep(order: StoredOrder, row: JournalRow): void {
    const trouble = troubleOfStep(order, row);
    if (trouble) {
      const detail = { step: row.seq, states: order.states };
      book.open(order.tenant, trouble, { orderRow: order.row, subject: `order:${order.row}`, detail }, row.at);
    } else if (book.stuck.hasOrder(order.row)) {
      for (const item of book.writer.itemsOfOrder(order.row)) if (isMended(item, order, row)) book.close(item, row.at);
    }
  }

  return {
    appendJournal(order, row, key) {
      writes.appendJournal(order, row, key);
      if (row.outcome !== 'applied' || order.snapshot.status === 'error' || book.stuck.hasOrder(order.row)) noteStep(order, row);
    },
    removeTimer(order, arming) {
      writes.removeTimer(order, arming);
      if (book.stuck.hasOrder(order.row)) book.closeAbout(order.tenant, `timer:${order.row}:${arming}`);
    },
    failTimer(order, arming, error) {
      writes.failTimer(order, arming, error);
      const timer = order.snapshot.timers.find((one) => one.arming === arming);
      const what = { orderRow: order.row, subject: `timer:${order.row}:${arming}`, detail: { arming } };
      book.open(order.tenant, troubleOfTimer(order, timer?.id ?? '', error), what, book.now());
    },
  };
}

function watchEffects(raw: Database, book: Book, writes: Writes): Pick<Writes, 'updateOutbox' | 'redriveOutbox'> {
  const orderOf = raw.prepare<[string, string], { row: number; flow: string }>('SELECT row, flow FROM orders WHERE tenant = ? AND id = ?');

  function noteDead(tenant: string, key: string): void {
    const row = writes.outboxItem(tenant, key);
    // The order's failed step tells of it, and holds the reply that is to be applied again.
    if (!row || row.cause === 'unusable-reply') return;
    const order = orderOf.get(tenant, row.order);
    const what = { orderRow: order?.row ?? null, subject: `effect:${key}`, detail: { effect: key } };
    book.open(tenant, troubleOfEffect(row, order?.flow ?? null), what, book.now());
  }

  return {
    updateOutbox(tenant, key, change) {
      writes.updateOutbox(tenant, key, change);
      if (change.status === 'dead') noteDead(tenant, key);
      else if (book.stuck.isAbout(`effect:${key}`)) book.closeAbout(tenant, `effect:${key}`);
    },
    redriveOutbox(tenant, key, at) {
      const redriven = writes.redriveOutbox(tenant, key, at);
      if (redriven) book.closeAbout(tenant, `effect:${key}`);
      return redriven;
    },
  };
}

const stepFailures: ReadonlySet<string> = new Set(['step.failed', 'version.broken']);

function watchInbox(raw: Database, book: Book, writes: Writes): Pick<Writes, 'insertInbox' | 'updateInbox'> {
  const channelOf = raw
    .prepare<[number], string>('SELECT s.channel FROM inbox i JOIN sources s ON s.no = i.source WHERE i.row = ?')
    .pluck();

  /** A delivery whose step failed is no trouble of its own: the order's trouble then knows which delivery to replay. */
  function noteSetAside(tenant: string, channel: string, id: string, { orders, problems }: Parameters<Writes['updateInbox']>[2]): void {
    const [order] = orders;
    const failed = order && problems.some(({ code }) => stepFailures.has(code)) ? book.writer.itemsOfOrder(order.row) : [];
    const item = failed.find(({ cause }) => cause.type === 'step-failed' || cause.type === 'version-broken');
    if (item) book.writer.detail(item.row, { ...item.detail, inbox: id }, book.now());
    else
      book.open(
        tenant,
        troubleOfDelivery(channel, problems),
        { orderRow: null, subject: `inbox:${id}`, detail: { inbox: id } },
        book.now(),
      );
  }

  return {
    insertInbox(tenant, row) {
      const id = writes.insertInbox(tenant, row);
      if (row.status === 'quarantined') noteSetAside(tenant, row.channel, id, row);
      return id;
    },
    updateInbox(tenant, id, row) {
      const written = writes.updateInbox(tenant, id, row);
      if (book.stuck.isAbout(`inbox:${id}`)) book.closeAbout(tenant, `inbox:${id}`);
      if (written && row.status === 'quarantined') noteSetAside(tenant, channelOf.get(Number(id)) ?? '', id, row);
      return written;
    },
  };
}
