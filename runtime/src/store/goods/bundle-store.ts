import type { Bundle, BundleComponent, GoodsCatalogue, LegOf } from '@orderloom/shared/order';
import type { Database } from 'better-sqlite3';
import { pageOf, readCursor } from '../cursor.ts';
import type { BundleRow, BundleStore } from './goods-types.ts';

interface Columns {
  readonly code: string;
  readonly name: string;
  readonly components: string;
  readonly changedAt: number;
  readonly changedBy: string;
}

const columns = 'code, name, components, changed_at AS changedAt, changed_by AS changedBy';

interface Deps {
  readonly raw: Database;
  now(): number;
  /** Whether a SKU is kept in stock; undefined when nothing is. */
  skus(tenant: string): ReadonlySet<string>;
  legOf(tenant: string): LegOf | undefined;
}

/** Bills of materials. All writing goes through here, so what is kept in memory for intake holds. */
export function createBundleStore({ raw, now, skus, legOf }: Deps): BundleStore {
  const get = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM bundles WHERE tenant = ? AND code = ?`);
  const all = raw.prepare<[string], Columns>(`SELECT ${columns} FROM bundles WHERE tenant = ?`);
  const page = raw.prepare<object, Columns>(
    `SELECT ${columns} FROM bundles WHERE tenant = @tenant AND code > @after AND
       (@text IS NULL OR instr(lower(code), @text) OR instr(lower(name), @text) OR instr(lower(components), @text))
     ORDER BY code LIMIT @limit`,
  );
  const save = raw.prepare(
    `INSERT INTO bundles (tenant, code, name, components, changed_at, changed_by) VALUES (@tenant, @code, @name, @components, @at, @by)
     ON CONFLICT (tenant, code) DO UPDATE SET name = excluded.name, components = excluded.components, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by`,
  );
  const remove = raw.prepare<[string, string]>('DELETE FROM bundles WHERE tenant = ? AND code = ?');
  const known = new Map<string, ReadonlyMap<string, Bundle>>();

  function bundlesOf(tenant: string): ReadonlyMap<string, Bundle> {
    const kept = known.get(tenant) ?? new Map(all.all(tenant).map((row) => [row.code, toRow(row)]));
    known.set(tenant, kept);
    return kept;
  }

  return {
    list(tenant, { cursor, limit, text }) {
      const [after] = readCursor(cursor, 1) ?? [];
      const found = page.all({ tenant, after: String(after ?? ''), text: text?.toLowerCase() ?? null, limit: limit + 1 });
      return pageOf(found, limit, ({ code }) => [code], toRow);
    },
    get(tenant, code) {
      const row = get.get(tenant, code);
      return row && toRow(row);
    },
    save(tenant, bundles, by) {
      const nested = nestedIn(bundles, bundlesOf(tenant));
      if (nested.length > 0) return { nested };
      const at = now();
      raw.transaction(() => {
        for (const { code, name, components } of bundles) save.run({ tenant, code, name, components: JSON.stringify(components), at, by });
      })();
      known.delete(tenant);
      return { nested };
    },
    remove(tenant, code) {
      known.delete(tenant);
      return remove.run(tenant, code).changes > 0;
    },
    catalogue(tenant): GoodsCatalogue {
      const bundles = bundlesOf(tenant);
      const kept = skus(tenant);
      const anything = bundles.size > 0 || kept.size > 0;
      return { bundle: (code) => bundles.get(code), knows: (sku) => !anything || kept.has(sku), legOf: legOf(tenant) };
    },
  };
}

/** Bundles that would be in a bundle, which would have to be taken apart without end. */
function nestedIn(saved: readonly Bundle[], stored: ReadonlyMap<string, Bundle>): readonly string[] {
  const after = new Map([...stored, ...saved.map((bundle) => [bundle.code, bundle] as const)]);
  const within = [...after.values()].flatMap((bundle) => bundle.components.map((component) => component.sku));
  return [...new Set(within.filter((sku) => after.has(sku)))];
}

function toRow({ components, ...row }: Columns): BundleRow {
  return { ...row, components: JSON.parse(components) as BundleComponent[] };
}
