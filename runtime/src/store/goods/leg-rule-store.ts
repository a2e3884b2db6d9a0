import { compileLegRules, type LegOf, type LegRules } from '@orderloom/shared/order';
import type { Database } from 'better-sqlite3';
import type { LegRuleStore } from './goods-types.ts';

interface Columns {
  readonly rules: string;
  readonly changedAt: number;
  readonly changedBy: string;
}

/** By which leg lines go; prepared once between changes. */
export function createLegRuleStore(raw: Database, now: () => number): LegRuleStore & { legOf(tenant: string): LegOf | undefined } {
  const get = raw.prepare<[string], Columns>(
    'SELECT rules, changed_at AS changedAt, changed_by AS changedBy FROM leg_rules WHERE tenant = ?',
  );
  const save = raw.prepare<[string, string, number, string]>(
    `INSERT INTO leg_rules VALUES (?, ?, ?, ?)
     ON CONFLICT (tenant) DO UPDATE SET rules = excluded.rules, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  );
  const prepared = new Map<string, LegOf | undefined>();

  function read(tenant: string) {
    const row = get.get(tenant);
    return row && { ...(JSON.parse(row.rules) as LegRules), changedAt: row.changedAt, changedBy: row.changedBy };
  }

  return {
    get: read,
    save(tenant, rules, by) {
      save.run(tenant, JSON.stringify(rules), now(), by);
      prepared.delete(tenant);
    },
    legOf(tenant) {
      if (prepared.has(tenant)) return prepared.get(tenant);
      const rules = read(tenant);
      const compiled = rules && compileLegRules(rules);
      const legOf = compiled?.ok ? compiled.value : undefined;
      prepared.set(tenant, legOf);
      return legOf;
    },
  };
}
