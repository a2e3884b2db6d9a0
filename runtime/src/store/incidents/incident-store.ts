import type { ChangeIncident } from '@orderloom/shared/api';
import type { Database } from 'better-sqlite3';
import { pageOf, readCursor } from '../cursor.ts';
import type { IncidentRow, IncidentStore, LogRow } from './incident-types.ts';
import { type ItemColumns, itemColumns, toItem } from './item-columns.ts';
import { createMendJobs } from './mend-jobs.ts';

const incidentColumns = `n.row, n.tenant, n.id, n.cause, n.problem, n.open, n.orders, n.total, n.first_at AS firstAt, n.last_at AS lastAt,
  n.opened_at AS openedAt, n.closed_at AS closedAt, n.acknowledged_at AS acknowledgedAt, n.acknowledged_by AS acknowledgedBy,
  n.assigned_to AS assignedTo`;

type Json<T, K extends keyof T> = Omit<T, K> & { readonly [key in K]: string };
type IncidentColumns = Json<IncidentRow, 'cause' | 'problem'>;

/** Incidents as people read them, and what they write beside the orders. */
export function createIncidentStore(raw: Database): IncidentStore {
  return { ...createIncidentReads(raw), ...createChanges(raw), ...createMendJobs(raw) };
}

/** Incidents as they are read. */
export function createIncidentReads(raw: Database): Pick<IncidentStore, 'list' | 'ofOrder' | 'get' | 'byRow' | 'count' | 'items' | 'log'> {
  const listed = (where: string) =>
    raw.prepare<[string, number, number, number], IncidentColumns>(
      `SELECT ${incidentColumns} FROM incidents n WHERE n.tenant = ? AND ${where} AND (n.last_at, n.row) < (?, ?)
       ORDER BY n.last_at DESC, n.row DESC LIMIT ?`,
    );
  const lists = { open: listed('n.open > 0'), closed: listed('n.open = 0') };
  const ofOrder = raw.prepare<[string, string], IncidentColumns>(
    `SELECT DISTINCT ${incidentColumns} FROM orders o JOIN incident_items i ON i.order_row = o.row JOIN incidents n ON n.row = i.incident
     WHERE o.tenant = ? AND o.id = ? ORDER BY n.last_at DESC`,
  );
  const one = raw.prepare<[string, string], IncidentColumns>(`SELECT ${incidentColumns} FROM incidents n WHERE n.tenant = ? AND n.id = ?`);
  const numbered = raw.prepare<[number], IncidentColumns>(`SELECT ${incidentColumns} FROM incidents n WHERE n.row = ?`);
  const count = raw.prepare<[string], { open: number; orders: number | null }>(
    'SELECT count(*) AS open, sum(orders) AS orders FROM incidents WHERE tenant = ? AND open > 0',
  );
  const items = raw.prepare<[string, string, number, number], ItemColumns>(
    `SELECT ${itemColumns} WHERE i.incident = (SELECT row FROM incidents WHERE tenant = ? AND id = ?) AND i.row > ? ORDER BY i.row LIMIT ?`,
  );
  const log = raw.prepare<[string, string], LogRow>(
    `SELECT at, by, type, text FROM incident_log WHERE incident = (SELECT row FROM incidents WHERE tenant = ? AND id = ?)
     ORDER BY row DESC LIMIT 200`,
  );
  return {
    list(tenant, { status, cursor, limit }) {
      const [at, row] = readCursor(cursor, 2) ?? [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
      const rows = lists[status].all(tenant, Number(at), Number(row), limit + 1);
      return pageOf(rows, limit, (last) => [last.lastAt, last.row], toIncident);
    },
    ofOrder: (tenant, order) => ofOrder.all(tenant, order).map(toIncident),
    get(tenant, id) {
      const row = one.get(tenant, id);
      return row && toIncident(row);
    },
    byRow(number) {
      const row = numbered.get(number);
      return row && toIncident(row);
    },
    count(tenant) {
      const counted = count.get(tenant);
      return { open: counted?.open ?? 0, orders: counted?.orders ?? 0 };
    },
    items(tenant, id, { cursor, limit }) {
      const [after] = readCursor(cursor, 1) ?? [0];
      const rows = items.all(tenant, id, Number(after), limit + 1);
      return pageOf(rows, limit, (last) => [last.row], toItem);
    },
    log: (tenant, id) => log.all(tenant, id),
  };
}

function createChanges(raw: Database): Pick<IncidentStore, 'change'> {
  const row = raw.prepare<[string, string], number>('SELECT row FROM incidents WHERE tenant = ? AND id = ?').pluck();
  const acknowledge = raw.prepare<[number, string, number]>('UPDATE incidents SET acknowledged_at = ?, acknowledged_by = ? WHERE row = ?');
  const assign = raw.prepare<[string | null, number]>('UPDATE incidents SET assigned_to = ? WHERE row = ?');
  const note = raw.prepare<[number, number, string, string, string]>(
    'INSERT INTO incident_log (incident, at, by, type, text) VALUES (?, ?, ?, ?, ?)',
  );
  const write = raw.transaction((incident: number, change: ChangeIncident, by: string, at: number) => {
    switch (change.type) {
      case 'acknowledge':
        acknowledge.run(at, by, incident);
        note.run(incident, at, by, 'acknowledged', '');
        return;
      case 'assign':
        assign.run(change.to, incident);
        note.run(incident, at, by, 'assigned', change.to ?? '');
        return;
      case 'note':
        note.run(incident, at, by, 'note', change.text);
    }
  });
  return {
    change(tenant, id, change, by, at) {
      const incident = row.get(tenant, id);
      if (incident === undefined) return false;
      write.immediate(incident, change, by, at);
      return true;
    },
  };
}

function toIncident(columns: IncidentColumns): IncidentRow {
  return { ...columns, cause: JSON.parse(columns.cause), problem: JSON.parse(columns.problem) };
}
