import type { Connection } from './connect.ts';
import type { MigrationRun, MigrationStore } from './migration-types.ts';

interface RunColumns extends Omit<MigrationRun, 'sources' | 'mapping' | 'accept' | 'place'> {
  readonly sources: string;
  readonly mapping: string;
  readonly accept: string;
  readonly place: string;
}

const columns = `tenant, id, flow, target, sources, mapping, accept, status, place, total, moved, left_out AS leftOut, reverted, stayed,
  created_at AS createdAt, created_by AS createdBy, ended_at AS endedAt`;

type RunRows = Pick<MigrationStore, 'create' | 'get' | 'list' | 'open' | 'update'>;

/** The runs themselves. */
export function createMigrationRunRows(raw: Connection['raw']): RunRows {
  const insert = raw.prepare(
    `INSERT INTO migration_runs
       (tenant, id, flow, target, sources, mapping, accept, status, place, total, moved, left_out, reverted, stayed, created_at, created_by)
     VALUES (@tenant, @id, @flow, @target, @sources, @mapping, @accept, @status, @place, @total, 0, 0, 0, 0, @createdAt, @createdBy)`,
  );
  const one = raw.prepare<[string, string], RunColumns>(`SELECT ${columns} FROM migration_runs WHERE tenant = ? AND id = ?`);
  const list = raw.prepare<[string, string, number], RunColumns>(
    `SELECT ${columns} FROM migration_runs WHERE tenant = ? AND flow = ? ORDER BY id DESC LIMIT ?`,
  );
  const open = raw.prepare<[], RunColumns>(`SELECT ${columns} FROM migration_runs WHERE status IN ('running', 'reverting')`);
  const update = raw.prepare<[string, string, number | null, string, string]>(
    'UPDATE migration_runs SET status = ?, place = ?, ended_at = ? WHERE tenant = ? AND id = ?',
  );

  function get(tenant: string, id: string): MigrationRun | undefined {
    const row = one.get(tenant, id);
    return row && toRun(row);
  }

  return {
    create(run) {
      const { sources, mapping, accept, place } = run;
      insert.run({
        ...run,
        sources: JSON.stringify(sources),
        mapping: JSON.stringify(mapping),
        accept: JSON.stringify(accept),
        place: JSON.stringify(place),
      });
    },
    get,
    list: (tenant, flow, limit) => list.all(tenant, flow, limit).map(toRun),
    open: () => open.all().map(toRun),
    update(tenant, id, change) {
      const run = get(tenant, id);
      if (!run) return;
      const { status, place, endedAt } = { ...run, ...change };
      update.run(status, JSON.stringify(place), endedAt, tenant, id);
    },
  };
}

function toRun({ sources, mapping, accept, place, ...row }: RunColumns): MigrationRun {
  return { ...row, sources: JSON.parse(sources), mapping: JSON.parse(mapping), accept: JSON.parse(accept), place: JSON.parse(place) };
}
