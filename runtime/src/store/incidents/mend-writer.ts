import type { Database } from 'better-sqlite3';
import type { MendWriter } from './incident-types.ts';
import type { IncidentWatch } from './watch-incidents.ts';

/** Results of mends, counted with their job. */
export function createMendWriter(raw: Database, incidents: IncidentWatch): MendWriter {
  const save = raw.prepare(
    'INSERT INTO mend_results (job, item, order_row, outcome, problems) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const mended = raw.prepare<[number, number]>('UPDATE mend_jobs SET mended = mended + 1, place = max(place, ?) WHERE row = ?');
  const refused = raw.prepare<[number, number]>('UPDATE mend_jobs SET refused = refused + 1, place = max(place, ?) WHERE row = ?');
  const setAside = raw.prepare<[number, string]>(
    "UPDATE inbox SET status = 'ignored' WHERE row = ? AND status = 'quarantined' AND source IN (SELECT no FROM sources WHERE tenant = ?)",
  );
  return {
    incidentsOf: incidents.ofOrder,
    incidentItem: incidents.item,
    closeIncidentItem: incidents.close,
    saveMendResult(job, { item, orderRow, outcome, problems }) {
      if (save.run(job, item, orderRow, outcome, JSON.stringify(problems)).changes === 0) return false;
      (outcome === 'mended' ? mended : refused).run(item, job);
      return true;
    },
    dismissDelivery(tenant, inbox) {
      setAside.run(Number(inbox), tenant);
    },
  };
}
