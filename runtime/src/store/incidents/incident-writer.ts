// Owns: opening and closing of items, and the counts kept with them. Does not own: what counts as a trouble, or as mended.
//   The counts of an incident are those of its items, in every transaction.
import type { IncidentCause } from '@orderloom/shared/api';
import type { Database } from 'better-sqlite3';
import type { Trouble } from './cause-of.ts';
import { fingerprint } from './fingerprint.ts';
import type { ItemDetail, OpenItem } from './incident-types.ts';

/** What is stuck: the subject is its own name within the incident. */
export interface Stuck {
  readonly orderRow: number | null;
  readonly subject: string;
  readonly detail: ItemDetail;
}

interface ItemColumns extends Omit<OpenItem, 'cause' | 'detail'> {
  readonly cause: string;
  readonly detail: string;
}

const itemColumns = `i.row, i.incident, i.order_row AS orderRow, i.subject, i.detail, n.tenant, n.id, n.cause, o.id AS "order"
  FROM incident_items i JOIN incidents n ON n.row = i.incident LEFT JOIN orders o ON o.row = i.order_row`;

export function createIncidentWriter(raw: Database) {
  return { ...createOpening(raw), ...createClosing(raw) };
}

function createOpening(raw: Database) {
  const find = raw.prepare<[string, string], { row: number; open: number }>('SELECT row, open FROM incidents WHERE tenant = ? AND id = ?');
  const insert = raw.prepare(
    'INSERT INTO incidents (tenant, id, cause, problem, open, orders, total, first_at, last_at, opened_at) VALUES (?, ?, ?, ?, 0, 0, 0, ?, ?, ?)',
  );
  const reopen = raw.prepare(
    'UPDATE incidents SET opened_at = ?, closed_at = NULL, acknowledged_at = NULL, acknowledged_by = NULL WHERE row = ?',
  );
  const item = raw.prepare<[number, string], { row: number }>('SELECT row FROM incident_items WHERE incident = ? AND subject = ?');
  const ofOrder = raw.prepare<[number, number], { row: number }>(
    'SELECT row FROM incident_items WHERE order_row = ? AND incident = ? LIMIT 1',
  );
  const addItem = raw.prepare('INSERT INTO incident_items (incident, order_row, subject, at, detail) VALUES (?, ?, ?, ?, ?)');
  const changeItem = raw.prepare('UPDATE incident_items SET at = ?, detail = ? WHERE row = ?');
  const count = raw.prepare(
    'UPDATE incidents SET open = open + ?, orders = orders + ?, total = total + 1, last_at = max(last_at, ?), problem = ? WHERE row = ?',
  );
  const log = raw.prepare<[number, number]>(
    "INSERT INTO incident_log (incident, at, by, type, text) VALUES (?, ?, 'system', 'opened', '')",
  );
  function incidentFor(tenant: string, id: string, trouble: Trouble, at: number): number {
    const known = find.get(tenant, id);
    if (known?.open) return known.row;
    const row =
      known?.row ??
      Number(insert.run(tenant, id, JSON.stringify(trouble.cause), JSON.stringify(trouble.problem), at, at, at).lastInsertRowid);
    if (known) reopen.run(at, row);
    log.run(row, at);
    return row;
  }

  return {
    /** Gives the incident's id. The same thing stuck once more stays one item. */
    open(tenant: string, trouble: Trouble, stuck: Stuck, at: number): string {
      const id = fingerprint(trouble);
      const incident = incidentFor(tenant, id, trouble, at);
      const known = item.get(incident, stuck.subject);
      const newOrder = !known && stuck.orderRow !== null && !ofOrder.get(stuck.orderRow, incident);
      if (known) changeItem.run(at, JSON.stringify(stuck.detail), known.row);
      else addItem.run(incident, stuck.orderRow, stuck.subject, at, JSON.stringify(stuck.detail));
      count.run(known ? 0 : 1, newOrder ? 1 : 0, at, JSON.stringify(trouble.problem), incident);
      return id;
    },
    /** Says anew what a known item is about. */
    detail(row: number, detail: ItemDetail, at: number): void {
      changeItem.run(at, JSON.stringify(detail), row);
    },
  };
}

function createClosing(raw: Database) {
  const ofOrder = raw.prepare<[number, number], { row: number }>(
    'SELECT row FROM incident_items WHERE order_row = ? AND incident = ? LIMIT 1',
  );
  const removeItem = raw.prepare<[number]>('DELETE FROM incident_items WHERE row = ?');
  const discount = raw.prepare<[number, number], { open: number }>(
    'UPDATE incidents SET open = open - 1, orders = orders - ? WHERE row = ? RETURNING open',
  );
  const close = raw.prepare<[number, number]>('UPDATE incidents SET closed_at = ? WHERE row = ?');
  const log = raw.prepare<[number, number]>(
    "INSERT INTO incident_log (incident, at, by, type, text) VALUES (?, ?, 'system', 'closed', '')",
  );
  const bySubject = raw.prepare<[string, string], ItemColumns>(`SELECT ${itemColumns} WHERE i.subject = ? AND n.tenant = ?`);
  const byOrder = raw.prepare<[number], ItemColumns>(`SELECT ${itemColumns} WHERE i.order_row = ?`);
  const byRow = raw.prepare<[number], ItemColumns>(`SELECT ${itemColumns} WHERE i.row = ?`);

  return {
    close({ row, incident, orderRow }: OpenItem, at: number): void {
      if (removeItem.run(row).changes === 0) return;
      const lastOfOrder = orderRow !== null && !ofOrder.get(orderRow, incident);
      if (discount.get(lastOfOrder ? 1 : 0, incident)?.open !== 0) return;
      close.run(at, incident);
      log.run(incident, at);
    },
    itemsAbout: (tenant: string, subject: string) => bySubject.all(subject, tenant).map(toItem),
    itemsOfOrder: (orderRow: number) => byOrder.all(orderRow).map(toItem),
    item: (row: number) => {
      const found = byRow.get(row);
      return found && toItem(found);
    },
  };
}

function toItem(columns: ItemColumns): OpenItem {
  return { ...columns, cause: JSON.parse(columns.cause) as IncidentCause, detail: JSON.parse(columns.detail) as ItemDetail };
}
