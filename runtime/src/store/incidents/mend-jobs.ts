import type { Database } from 'better-sqlite3';
import { pageOf, readCursor } from '../cursor.ts';
import type { IncidentStore, MendJobRow, MendResultRow, NewMendJob } from './incident-types.ts';
import { type ItemColumns, itemColumns, toItem } from './item-columns.ts';

type Jobs = Pick<IncidentStore, 'jobs' | 'job' | 'startJob' | 'endJob' | 'runningJobs' | 'nextItems' | 'itemsFor' | 'results'>;
type JobColumns = Omit<MendJobRow, 'mend'> & { readonly mend: string };
type ResultColumns = Omit<MendResultRow, 'problems'> & { readonly problems: string };

const jobColumns = `row, tenant, id, incident, mend, only_order AS onlyOrder, reason, by, status, place, last, total, mended, refused,
  created_at AS createdAt, ended_at AS endedAt`;

/** Mends as stored jobs: they go on after a restart from where they were. */
export function createMendJobs(raw: Database): Jobs {
  return { ...createJobStatements(raw), ...createItemReads(raw) };
}

function createJobStatements(raw: Database): Pick<Jobs, 'jobs' | 'job' | 'startJob' | 'endJob' | 'runningJobs'> {
  const incidentRow = raw.prepare<[string, string], number>('SELECT row FROM incidents WHERE tenant = ? AND id = ?').pluck();
  const orderRow = raw.prepare<[string, string], number>('SELECT row FROM orders WHERE tenant = ? AND id = ?').pluck();
  const jobs = raw.prepare<[string, string], JobColumns>(
    `SELECT ${jobColumns} FROM mend_jobs WHERE incident = (SELECT row FROM incidents WHERE tenant = ? AND id = ?) ORDER BY row DESC LIMIT 50`,
  );
  const job = raw.prepare<[string, string], JobColumns>(`SELECT ${jobColumns} FROM mend_jobs WHERE tenant = ? AND id = ?`);
  const running = raw.prepare<[], JobColumns>(`SELECT ${jobColumns} FROM mend_jobs WHERE status = 'running' ORDER BY row`);
  const insert = raw.prepare(
    `INSERT INTO mend_jobs (tenant, id, incident, mend, only_order, reason, by, status, place, last, total, mended, refused, created_at)
     SELECT ?, ?, ?, ?, ?, ?, ?, 'running', 0, coalesce(max(row), 0), count(*), 0, 0, ? FROM incident_items
     WHERE incident = ? AND (? IS NULL OR order_row = ?)`,
  );
  const note = raw.prepare<[number, number, string, string]>(
    "INSERT INTO incident_log (incident, at, by, type, text) VALUES (?, ?, ?, 'mend', ?)",
  );
  const end = raw.prepare<[string, number, number]>("UPDATE mend_jobs SET status = ?, ended_at = ? WHERE row = ? AND status = 'running'");
  const start = raw.transaction((tenant: string, incident: number, order: number | null, given: NewMendJob, at: number) => {
    const { id, mend, reason, by } = given;
    insert.run(tenant, id, incident, JSON.stringify(mend), order, reason, by, at, incident, order, order);
    note.run(incident, at, by, `${mend.type}: ${reason}`);
  });
  return {
    jobs: (tenant, incident) => jobs.all(tenant, incident).map(toJob),
    job(tenant, id) {
      const row = job.get(tenant, id);
      return row && toJob(row);
    },
    runningJobs: () => running.all().map(toJob),
    startJob(tenant, id, given, at) {
      const incident = incidentRow.get(tenant, id);
      const order = given.order === undefined ? null : orderRow.get(tenant, given.order);
      if (incident === undefined || order === undefined) return undefined;
      if (running.all().some((one) => one.incident === incident)) return 'running';
      start.immediate(tenant, incident, order, given, at);
      const row = job.get(tenant, given.id);
      return row && toJob(row);
    },
    endJob: ({ row }, status, at) => void end.run(status, at, row),
  };
}

function createItemReads(raw: Database): Pick<Jobs, 'nextItems' | 'itemsFor' | 'results'> {
  const items = raw.prepare<[number, number, number, number | null, number | null, number], ItemColumns>(
    `SELECT ${itemColumns} WHERE i.incident = ? AND i.row > ? AND i.row <= ? AND (? IS NULL OR i.order_row = ?) ORDER BY i.row LIMIT ?`,
  );
  const incidentRow = raw.prepare<[string, string], number>('SELECT row FROM incidents WHERE tenant = ? AND id = ?').pluck();
  const orderRow = raw.prepare<[string, string], number>('SELECT row FROM orders WHERE tenant = ? AND id = ?').pluck();
  const open = raw.prepare<[number], number>('SELECT open FROM incidents WHERE row = ?').pluck();
  const result = `SELECT r.item, o.id AS "order", o.external_id AS externalId, r.outcome, r.problems
    FROM mend_results r LEFT JOIN orders o ON o.row = r.order_row
    WHERE r.job = (SELECT row FROM mend_jobs WHERE tenant = ? AND id = ?) AND r.item > ? AND (? IS NULL OR r.outcome = ?) ORDER BY r.item LIMIT ?`;
  const results = raw.prepare<[string, string, number, string | null, string | null, number], ResultColumns>(result);
  const everything = Number.MAX_SAFE_INTEGER;
  return {
    nextItems: ({ incident, onlyOrder, last }, after, limit) => items.all(incident, after, last, onlyOrder, onlyOrder, limit).map(toItem),
    itemsFor(tenant, id, order, limit) {
      const incident = incidentRow.get(tenant, id) ?? 0;
      const only = order === undefined ? null : (orderRow.get(tenant, order) ?? 0);
      const found = items.all(incident, 0, everything, only, only, limit).map(toItem);
      return { total: only === null ? (open.get(incident) ?? 0) : found.length, items: found };
    },
    results(tenant, id, { cursor, limit, outcome = null }) {
      const [after] = readCursor(cursor, 1) ?? [0];
      const rows = results.all(tenant, id, Number(after), outcome, outcome, limit + 1);
      return pageOf(
        rows,
        limit,
        (last) => [last.item],
        (row) => ({ ...row, problems: JSON.parse(row.problems) }),
      );
    },
  };
}

function toJob(columns: JobColumns): MendJobRow {
  return { ...columns, mend: JSON.parse(columns.mend) };
}
