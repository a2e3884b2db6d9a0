import type { Database } from 'better-sqlite3';
import type { ImportJobRow, ImportJobStore } from './import-job-types.ts';

interface Columns extends Omit<ImportJobRow, 'plan' | 'progress' | 'trouble'> {
  readonly plan: string | null;
  readonly progress: string;
  readonly trouble: string | null;
}

const columns = `tenant, id, name, kind, size, status, received, plan, progress, fraction, trouble, created_at AS createdAt,
  created_by AS createdBy, started_at AS startedAt, ended_at AS endedAt`;

export function createImportJobStore(raw: Database): ImportJobStore {
  const save = raw.prepare(
    `INSERT OR REPLACE INTO import_jobs (tenant, id, name, kind, size, status, received, plan, progress, fraction, trouble, created_at,
       created_by, started_at, ended_at)
     VALUES (@tenant, @id, @name, @kind, @size, @status, @received, @plan, @progress, @fraction, @trouble, @createdAt, @createdBy,
       @startedAt, @endedAt)`,
  );
  const one = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM import_jobs WHERE tenant = ? AND id = ?`);
  const list = raw.prepare<[string, number], Columns>(`SELECT ${columns} FROM import_jobs WHERE tenant = ? ORDER BY id DESC LIMIT ?`);
  const running = raw.prepare<[], Columns>(`SELECT ${columns} FROM import_jobs WHERE status = 'running'`);
  const remove = raw.prepare('DELETE FROM import_jobs WHERE tenant = ? AND id = ?');

  function get(tenant: string, id: string): ImportJobRow | undefined {
    const row = one.get(tenant, id);
    return row && toJob(row);
  }

  function write(job: ImportJobRow): void {
    const { plan, progress, trouble } = job;
    save.run({
      ...job,
      plan: plan && JSON.stringify(plan),
      progress: JSON.stringify(progress),
      trouble: trouble && JSON.stringify(trouble),
    });
  }

  return {
    create: write,
    get,
    list: (tenant, limit) => list.all(tenant, limit).map(toJob),
    running: () => running.all().map(toJob),
    change(tenant, id, change) {
      const job = get(tenant, id);
      if (job) write({ ...job, ...change });
    },
    remove(tenant, id) {
      remove.run(tenant, id);
    },
  };
}

function toJob({ plan, progress, trouble, ...row }: Columns): ImportJobRow {
  return {
    ...row,
    plan: plan === null ? null : JSON.parse(plan),
    progress: JSON.parse(progress),
    trouble: trouble === null ? null : JSON.parse(trouble),
  };
}
