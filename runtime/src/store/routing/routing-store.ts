import { canonicalJson } from '@orderloom/shared/base';
import { type Fact, RouteDecision } from '@orderloom/shared/routing';
import type { Database } from 'better-sqlite3';
import { createRoutingReads } from './routing-reads.ts';
import type { DecidedRoute, RoutingStore } from './routing-types.ts';

const dayMs = 86_400_000;
const forgottenAtOnce = 4;

/** Facts, tables and decisions, as the side that decides and the side that changes them use them. */
export function createRoutingStore(raw: Database, now: () => number, days?: number): RoutingStore {
  const reads = createRoutingReads(raw);
  const stamped = raw.prepare('INSERT INTO routing_stamps VALUES (?, 1) ON CONFLICT (tenant) DO UPDATE SET stamp = stamp + 1');
  const number = raw.prepare<[string, string], string>('SELECT external_id FROM orders WHERE tenant = ? AND id = ?').pluck();
  return {
    together: (act) => raw.transaction(act).immediate(),
    stamp: reads.stamp,
    basis: reads.basis,
    facts: reads.facts,
    numberOf: (tenant, order) => number.get(tenant, order),
    ...createRecord(raw, days === undefined ? undefined : days * dayMs),
    ...createFactWrites(raw, now, (tenant) => stamped.run(tenant)),
    ...createTableWrites(raw, now, (tenant) => stamped.run(tenant)),
  };
}

function createRecord(raw: Database, keptMs = Number.POSITIVE_INFINITY): Pick<RoutingStore, 'decided' | 'record'> {
  const find = raw.prepare<[string, string], { outcome: string; explanation: string }>(
    'SELECT outcome, explanation FROM routing_decisions WHERE tenant = ? AND key = ?',
  );
  const before = raw.prepare<[string, string, number], { warehouse: string; carrier: string }>(
    'SELECT warehouse, carrier FROM routing_decisions WHERE tenant = ? AND order_id = ? AND day = ? ORDER BY at DESC, rowid DESC LIMIT 1',
  );
  const write = raw.prepare(
    `INSERT INTO routing_decisions (tenant, key, order_id, at, day, version, warehouse, carrier, outcome, explanation)
     VALUES (@tenant, @key, @order, @at, @day, @version, @warehouse, @carrier, @outcome, @explanation)`,
  );
  // The first rows are the oldest. More go than come, so that a shorter time is reached step by step.
  const forget = raw.prepare<[number, number]>(
    'DELETE FROM routing_decisions WHERE at < ? AND rowid IN (SELECT rowid FROM routing_decisions ORDER BY rowid LIMIT ?)',
  );
  const load = raw.prepare(
    `INSERT INTO routing_loads VALUES (@tenant, @day, @warehouse, @carrier, @count)
     ON CONFLICT (tenant, day, warehouse, carrier) DO UPDATE SET orders = orders + excluded.orders`,
  );
  const offer = raw.prepare(
    'INSERT OR IGNORE INTO routing_offers (tenant, rule, order_id, customer, day, side, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );

  function record({ tenant, key, order, customer, at, day, outcome, explanation }: DecidedRoute): void {
    // An order that is routed anew the same day goes to one warehouse all the same.
    const earlier = before.get(tenant, order, day);
    if (earlier) load.run({ tenant, day, ...earlier, count: -1 });
    if (Number.isFinite(keptMs)) forget.run(at - keptMs, forgottenAtOnce);
    const place = { warehouse: outcome.warehouse ?? '', carrier: outcome.carrier ?? '' };
    load.run({ tenant, day, ...place, count: 1 });
    const texts = { outcome: JSON.stringify(outcome), explanation: JSON.stringify(explanation) };
    write.run({ tenant, key, order, at, day, version: explanation.version, ...place, ...texts });
    if (outcome.offer) offer.run(tenant, outcome.offer.rule, order, customer, day, outcome.offer.group, at);
  }

  return {
    decided(tenant, key) {
      const row = find.get(tenant, key);
      return row && RouteDecision.parse({ outcome: JSON.parse(row.outcome), explanation: JSON.parse(row.explanation) });
    },
    record,
  };
}

function createFactWrites(
  raw: Database,
  now: () => number,
  stamp: (tenant: string) => void,
): Pick<RoutingStore, 'saveFacts' | 'removeFact'> {
  const find = raw.prepare<[string, string, string], { name: string; vals: string }>(
    'SELECT name, vals FROM routing_facts WHERE tenant = ? AND kind = ? AND code = ?',
  );
  const save = raw.prepare('INSERT OR REPLACE INTO routing_facts VALUES (?, ?, ?, ?, ?, ?, ?)');
  const remove = raw.prepare('DELETE FROM routing_facts WHERE tenant = ? AND kind = ? AND code = ?');
  return {
    saveFacts: (tenant, facts, by) =>
      raw
        .transaction(() => {
          for (const { kind, code, name, values } of facts) {
            const known = find.get(tenant, kind, code);
            const kept = known ? newer(JSON.parse(known.vals) as Fact['values'], values) : values;
            save.run(tenant, kind, code, name || known?.name || '', JSON.stringify(kept), now(), by);
          }
          stamp(tenant);
        })
        .immediate(),
    removeFact(tenant, kind, code) {
      const gone = remove.run(tenant, kind, code).changes > 0;
      if (gone) stamp(tenant);
      return gone;
    },
  };
}

/** What is told later does not give way to what was true earlier. */
function newer(known: Fact['values'], told: Fact['values']): Fact['values'] {
  const fresh = Object.entries(told).filter(([measure, { at }]) => at >= (known[measure]?.at ?? 0));
  return { ...known, ...Object.fromEntries(fresh) };
}

function createTableWrites(
  raw: Database,
  now: () => number,
  stamp: (tenant: string) => void,
): Pick<RoutingStore, 'saveDraft' | 'publish' | 'rollBack'> {
  const reads = createRoutingReads(raw);
  const save = raw.prepare('INSERT OR REPLACE INTO routing_drafts VALUES (?, ?, ?, ?, ?)');
  const newest = raw.prepare<[string], number>('SELECT max(version) FROM routing_versions WHERE tenant = ?').pluck();
  const find = raw.prepare<[string, number], string>('SELECT document FROM routing_versions WHERE tenant = ? AND version = ?').pluck();
  const publish = raw.prepare('INSERT INTO routing_versions VALUES (?, ?, ?, ?, ?, ?)');

  function add(tenant: string, document: string, note: string, by: string): number {
    const version = (newest.get(tenant) ?? 0) + 1;
    publish.run(tenant, version, document, note, now(), by);
    stamp(tenant);
    return version;
  }

  return {
    saveDraft: (tenant, revision, table, by) =>
      raw
        .transaction(() => {
          const draft = reads.draft(tenant);
          if (draft.revision !== revision) return 'conflict';
          save.run(tenant, revision + 1, canonicalJson(table), now(), by);
          return 'saved';
        })
        .immediate(),
    publish: (tenant, revision, note, by) =>
      raw
        .transaction(() => {
          const draft = reads.draft(tenant);
          return draft.revision === revision ? add(tenant, canonicalJson(draft.table), note, by) : undefined;
        })
        .immediate(),
    rollBack: (tenant, version, by) =>
      raw
        .transaction(() => {
          const document = find.get(tenant, version);
          if (document === undefined) return undefined;
          save.run(tenant, reads.draft(tenant).revision + 1, document, now(), by);
          return add(tenant, document, `v${version}`, by);
        })
        .immediate(),
  };
}
