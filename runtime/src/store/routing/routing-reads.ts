import { blankTable, type Fact, type RoutingFacts, RoutingTable } from '@orderloom/shared/routing';
import type { Database } from 'better-sqlite3';
import type { RoutingBasis, RoutingDraft } from './routing-types.ts';

interface FactColumns {
  readonly kind: Fact['kind'];
  readonly code: string;
  readonly name: string;
  readonly vals: string;
}

interface StockColumns {
  readonly available: number;
}

/** What both the deciding side and the screens read. */
export interface RoutingReads {
  stamp(tenant: string): number;
  basis(tenant: string): RoutingBasis;
  facts(tenant: string, basis: RoutingBasis, day: number): RoutingFacts;
  draft(tenant: string): RoutingDraft;
}

export function createRoutingReads(raw: Database): RoutingReads {
  const stamp = raw.prepare<[string], number>('SELECT stamp FROM routing_stamps WHERE tenant = ?').pluck();
  const inForce = raw.prepare<[string], { version: number; document: string }>(
    'SELECT version, document FROM routing_versions WHERE tenant = ? ORDER BY version DESC LIMIT 1',
  );
  const draft = raw.prepare<[string], { revision: number; document: string; savedAt: number; savedBy: string }>(
    'SELECT revision, document, saved_at AS savedAt, saved_by AS savedBy FROM routing_drafts WHERE tenant = ?',
  );
  const places = raw.prepare<[string], FactColumns>(
    "SELECT kind, code, name, vals FROM routing_facts WHERE tenant = ? AND kind IN ('warehouse', 'carrier') ORDER BY kind, code",
  );
  const customer = raw.prepare<[string, string], FactColumns>(
    "SELECT kind, code, name, vals FROM routing_facts WHERE tenant = ? AND kind = 'customer' AND code = ?",
  );
  const stock = raw.prepare<[string, string, string], StockColumns>(
    'SELECT on_hand - reserved - safety AS available FROM stock WHERE tenant = ? AND sku = ? AND warehouse = ?',
  );
  const anyStock = raw.prepare<[string, string], number>('SELECT 1 FROM stock WHERE tenant = ? AND warehouse = ? LIMIT 1').pluck();
  const load = raw
    .prepare<[string, number, string], number>('SELECT sum(orders) FROM routing_loads WHERE tenant = ? AND day = ? AND warehouse = ?')
    .pluck();
  const today = raw
    .prepare<[string, string, number], number>(
      "SELECT count(*) FROM routing_offers WHERE tenant = ? AND rule = ? AND day = ? AND side = 'treated'",
    )
    .pluck();
  const ofCustomer = raw
    .prepare<[string, string, string], number>('SELECT count(*) FROM routing_offers WHERE tenant = ? AND rule = ? AND customer = ?')
    .pluck();

  return {
    stamp: (tenant) => stamp.get(tenant) ?? 0,
    basis(tenant) {
      const version = inForce.get(tenant);
      const known = places.all(tenant).map(toFact);
      return {
        stamp: stamp.get(tenant) ?? 0,
        version: version?.version ?? 0,
        table: version ? RoutingTable.parse(JSON.parse(version.document)) : blankTable,
        warehouses: known.filter(({ kind }) => kind === 'warehouse'),
        carriers: known.filter(({ kind }) => kind === 'carrier'),
      };
    },
    facts: (tenant, { warehouses, carriers }, day) => ({
      warehouses,
      carriers,
      customer(code) {
        const row = customer.get(tenant, code);
        return row && toFact(row);
      },
      available(warehouse, sku) {
        const row = stock.get(tenant, sku, warehouse);
        return row ? row.available : anyStock.get(tenant, warehouse) === undefined ? undefined : 0;
      },
      load: (warehouse) => load.get(tenant, day, warehouse) ?? 0,
      offers: (rule, who) => ({ today: today.get(tenant, rule, day) ?? 0, ofCustomer: ofCustomer.get(tenant, rule, who) ?? 0 }),
    }),
    draft(tenant) {
      const row = draft.get(tenant);
      if (!row) return { revision: 0, table: blankTable, savedAt: null, savedBy: '' };
      return { revision: row.revision, table: RoutingTable.parse(JSON.parse(row.document)), savedAt: row.savedAt, savedBy: row.savedBy };
    },
  };
}

export function toFact({ kind, code, name, vals }: FactColumns): Fact {
  return { kind, code, name, values: JSON.parse(vals) as Fact['values'] };
}
