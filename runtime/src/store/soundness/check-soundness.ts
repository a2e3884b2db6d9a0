import type { Database } from 'better-sqlite3';

/** Something stored does not agree with what it is made from. */
export interface Unsound {
  readonly part: 'integrity' | 'references' | 'counters' | 'places';
  /** What, in plain data: a row, or what the database says of itself. */
  readonly what: Readonly<Record<string, string | number | null>>;
}

interface Check {
  readonly part: Unsound['part'];
  find(raw: Database, tenant: string | undefined): Iterable<Unsound['what']>;
}

/** Each counter beside what is counted now; only those that differ. */
const recounted = `
WITH now (tenant, flow, version, type, key, orders) AS (
  SELECT tenant, flow, version, 'status', status, count(*) FROM orders GROUP BY 1, 2, 3, 5
  UNION ALL
  SELECT o.tenant, o.flow, o.version, 'state', s.value, count(*) FROM orders o, json_each(o.states) s WHERE o.status <> 'done' GROUP BY 1, 2, 3, 5
  UNION ALL
  SELECT tenant, '', 0, 'timer', status, count(*) FROM timers GROUP BY 1, 5)
SELECT tenant, flow, version, type, key, sum(kept) AS counted, sum(found) AS found FROM (
  SELECT tenant, flow, version, type, key, orders AS kept, 0 AS found FROM counters
  UNION ALL
  SELECT tenant, flow, version, type, key, 0, orders FROM now)
WHERE type IN ('status', 'state', 'timer') AND (@tenant IS NULL OR tenant = @tenant)
GROUP BY 1, 2, 3, 4, 5 HAVING sum(kept) <> sum(found)`;

/** Entries of the lists by state that name no state of their order. */
const strayPlaces = `
SELECT p.tenant, p.flow, p.status, p.state, o.id AS "order"
FROM order_states s JOIN places p ON p.no = s.place LEFT JOIN orders o ON o.row = s.order_row
WHERE (@tenant IS NULL OR p.tenant = @tenant) AND (o.row IS NULL OR o.tenant <> p.tenant OR o.flow <> p.flow OR o.channel <> p.channel
  OR o.status <> p.status OR o.created_at <> s.created_at OR NOT EXISTS (SELECT 1 FROM json_each(o.states) WHERE value = p.state))`;

/** States of orders by which they are not listed. */
const missingPlaces = `
SELECT o.tenant, o.flow, o.status, s.value AS state, o.id AS "order" FROM orders o, json_each(o.states) s
WHERE (@tenant IS NULL OR o.tenant = @tenant) AND NOT EXISTS (
  SELECT 1 FROM places p JOIN order_states e ON e.place = p.no AND e.created_at = o.created_at AND e.order_row = o.row
  WHERE p.tenant = o.tenant AND p.flow = o.flow AND p.channel = o.channel AND p.status = o.status AND p.state = s.value)`;

function rows(sql: string): Check['find'] {
  return (raw, tenant) => raw.prepare<[object], Unsound['what']>(sql).iterate({ tenant: tenant ?? null });
}

const checks: readonly Check[] = [
  {
    part: 'integrity',
    find: (raw) =>
      raw
        .prepare<[], { what: string }>("SELECT integrity_check AS what FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
        .iterate(),
  },
  {
    part: 'references',
    find: (raw) => raw.prepare<[], Unsound['what']>('SELECT "table", rowid AS row, parent FROM pragma_foreign_key_check').iterate(),
  },
  { part: 'counters', find: rows(recounted) },
  { part: 'places', find: rows(strayPlaces) },
  { part: 'places', find: rows(missingPlaces) },
];

/** Goes through everything that is kept beside the orders; `tenant` narrows what can be narrowed. Tells each part as it begins. */
export function* checkSoundness(raw: Database, tenant: string | undefined, began: (part: Unsound['part']) => void): Generator<Unsound> {
  for (const { part, find } of checks) {
    began(part);
    for (const what of find(raw, tenant)) yield { part, what };
  }
}
