import type { MigrationMapping } from '@orderloom/shared/migrate';
import type { Connection } from './connect.ts';
import { pageOf, readCursor } from './cursor.ts';
import { createMigrationRunRows } from './migration-run-rows.ts';
import type { MigratedOrder, MigratedOutcome, MigrationStore, ReasonCount } from './migration-types.ts';

/** Runs of orders to another version, what came of each order, and the mappings that ship with versions. */
export function createMigrationStore({ raw }: Connection, now: () => number): MigrationStore {
  return { ...createMigrationRunRows(raw), ...createMigratedOrders(raw), ...createAffectedOrders(raw), ...createMappings(raw, now) };
}

interface OrderColumns extends Omit<MigratedOrder, 'reasons' | 'before'> {
  readonly reasons: string;
  readonly before: string | null;
}

const columns = 'm.order_id AS "order", m.source, m.outcome, m.reasons, m.seq, m.before, m.mark';
const countedIn = { moved: 'moved', 'left-out': 'left_out', reverted: 'reverted', stayed: 'stayed' } as const;

function createMigratedOrders(raw: Connection['raw']): Pick<MigrationStore, 'note' | 'noted' | 'moved' | 'orders' | 'reasons'> {
  const insert = raw.prepare(
    `INSERT OR REPLACE INTO migration_orders (tenant, run, order_id, source, outcome, reasons, seq, before, mark)
     VALUES (@tenant, @run, @order, @source, @outcome, @reasons, @seq, @before, @mark)`,
  );
  const one = raw.prepare<[string, string, string], OrderColumns>(
    `SELECT ${columns} FROM migration_orders m WHERE m.tenant = ? AND m.run = ? AND m.order_id = ?`,
  );
  const moved = raw
    .prepare<[string, string, string, number], string>(
      `SELECT order_id FROM migration_orders WHERE tenant = ? AND run = ? AND outcome = 'moved' AND order_id > ? ORDER BY order_id LIMIT ?`,
    )
    .pluck();
  const page = raw.prepare<[string, string, string | null, string | null, string, number], OrderColumns & { externalId: string }>(
    `SELECT ${columns}, coalesce(o.external_id, m.order_id) AS externalId FROM migration_orders m
     LEFT JOIN orders o ON o.tenant = m.tenant AND o.id = m.order_id
     WHERE m.tenant = ? AND m.run = ? AND (? IS NULL OR m.outcome = ?) AND m.order_id > ? ORDER BY m.order_id LIMIT ?`,
  );
  const reasons = raw.prepare<[string, string], ReasonCount>(
    `SELECT m.outcome, r.value ->> 'code' AS code, r.value ->> 'subject' AS subject, count(*) AS orders
     FROM migration_orders m, json_each(m.reasons) r WHERE m.tenant = ? AND m.run = ? GROUP BY 1, 2, 3 ORDER BY 4 DESC`,
  );
  const count = Object.fromEntries(
    Object.entries(countedIn).map(([outcome, column]) => [
      outcome,
      raw.prepare<[number, string, string]>(`UPDATE migration_runs SET ${column} = ${column} + ? WHERE tenant = ? AND id = ?`),
    ]),
  );
  const noted: MigrationStore['noted'] = (tenant, run, order) => {
    const row = one.get(tenant, run, order);
    return row && toOrder(row);
  };
  const change = (outcome: MigratedOutcome, by: number, tenant: string, run: string) => count[outcome]?.run(by, tenant, run);
  return {
    note(tenant, run, row) {
      const before = noted(tenant, run, row.order);
      // An order that went back, or could not, counts as moved all the same: those are told apart from it, not taken away.
      if (before?.outcome !== 'moved' && before) change(before.outcome, -1, tenant, run);
      change(row.outcome, 1, tenant, run);
      insert.run({ ...row, tenant, run, reasons: JSON.stringify(row.reasons), before: row.before && JSON.stringify(row.before) });
    },
    noted,
    moved: (tenant, run, after, limit) => moved.all(tenant, run, after, limit),
    orders(tenant, run, { outcome = null, cursor, limit }) {
      const after = String(readCursor(cursor, 1)?.[0] ?? '');
      const rows = page.all(tenant, run, outcome, outcome, after, limit + 1);
      return pageOf(
        rows,
        limit,
        (row) => [row.order],
        (row) => ({ ...toOrder(row), externalId: row.externalId }),
      );
    },
    reasons: (tenant, run) => reasons.all(tenant, run),
  };
}

function toOrder({ reasons, before, ...row }: OrderColumns): MigratedOrder {
  return { ...row, reasons: JSON.parse(reasons), before: JSON.parse(before ?? 'null') };
}

function createAffectedOrders(raw: Connection['raw']): Pick<MigrationStore, 'inFlight' | 'countInFlight'> {
  const ids = raw
    .prepare<[string, string, number, string, string, number], string>(
      `SELECT id FROM orders INDEXED BY orders_in_flight
       WHERE tenant = ? AND flow = ? AND version = ? AND status <> 'done' AND id > ? AND id <= ? ORDER BY id LIMIT ?`,
    )
    .pluck();
  const count = raw
    .prepare<[string, string, number], number | null>(
      `SELECT sum(orders) FROM counters WHERE tenant = ? AND flow = ? AND version = ? AND type = 'status' AND key <> 'done'`,
    )
    .pluck();
  return {
    inFlight: (tenant, flow, version, after, until, limit) => ids.all(tenant, flow, version, after, until, limit),
    countInFlight: (tenant, flow, versions) => versions.reduce((sum, version) => sum + (count.get(tenant, flow, version) ?? 0), 0),
  };
}

function createMappings(raw: Connection['raw'], now: () => number): Pick<MigrationStore, 'mapping' | 'saveMapping'> {
  const read = raw
    .prepare<[string, string, number], string>('SELECT mapping FROM version_mappings WHERE tenant = ? AND flow = ? AND version = ?')
    .pluck();
  const save = raw.prepare<[string, string, number, string, number, string]>(
    'INSERT OR REPLACE INTO version_mappings VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    mapping(tenant, flow, version) {
      const text = read.get(tenant, flow, version);
      return text === undefined ? undefined : (JSON.parse(text) as MigrationMapping);
    },
    saveMapping(tenant, flow, version, mapping, by) {
      save.run(tenant, flow, version, JSON.stringify(mapping), now(), by);
    },
  };
}
