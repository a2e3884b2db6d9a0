import type { FlowDocument } from '@orderloom/shared/document';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import { counters, flows, flowVersions } from '../tables.ts';
import type { FlowRecord, FlowRow, FlowStore, FlowVersionRow } from '../types.ts';

const summary = {
  id: flows.id,
  name: flows.name,
  states: flows.states,
  revision: flows.revision,
  version: flows.version,
  draftHash: flows.draftHash,
  versionHash: flows.versionHash,
  updatedAt: flows.updatedAt,
};

/** Flows and their versions, each with the number of orders in flight. */
export function createFlowQueries({ query }: Connection): Pick<FlowStore, 'list' | 'get' | 'versions' | 'version'> {
  function list(tenant: string): readonly FlowRow[] {
    const active = inFlight(query, tenant);
    const rows = query.select(summary).from(flows).where(eq(flows.tenant, tenant)).orderBy(desc(flows.updatedAt), flows.id).all();
    return rows.map((row) => toRow(row, sum(active.filter((count) => count.flow === row.id))));
  }

  function get(tenant: string, id: string): FlowRecord | undefined {
    const row = query
      .select()
      .from(flows)
      .where(and(eq(flows.tenant, tenant), eq(flows.id, id)))
      .get();
    if (!row) return undefined;
    const published = row.version === null ? null : (version(tenant, id, row.version) ?? null);
    return { ...toRow(row, sum(inFlight(query, tenant, id))), draft: row.draft, published };
  }

  function versions(tenant: string, id: string): readonly FlowVersionRow[] {
    const active = inFlight(query, tenant, id);
    return query
      .select({
        version: flowVersions.version,
        hash: flowVersions.hash,
        note: flowVersions.note,
        publishedAt: flowVersions.publishedAt,
        publishedBy: flowVersions.publishedBy,
      })
      .from(flowVersions)
      .where(and(eq(flowVersions.tenant, tenant), eq(flowVersions.flow, id)))
      .orderBy(desc(flowVersions.version))
      .all()
      .map((row) => ({ ...row, activeOrders: sum(active.filter((count) => count.version === row.version)) }));
  }

  function version(tenant: string, id: string, number: number): FlowDocument | undefined {
    return query
      .select({ document: flowVersions.document })
      .from(flowVersions)
      .where(and(eq(flowVersions.tenant, tenant), eq(flowVersions.flow, id), eq(flowVersions.version, number)))
      .get()?.document;
  }

  return { list, get, versions, version };
}

interface InFlight {
  readonly flow: string;
  readonly version: number;
  readonly orders: number;
}

function inFlight(query: Connection['query'], tenant: string, flow?: string): readonly InFlight[] {
  return query
    .select({ flow: counters.flow, version: counters.version, orders: sql<number>`sum(${counters.orders})` })
    .from(counters)
    .where(
      and(
        eq(counters.tenant, tenant),
        flow === undefined ? undefined : eq(counters.flow, flow),
        eq(counters.type, 'status'),
        inArray(counters.key, ['active', 'error']),
      ),
    )
    .groupBy(counters.flow, counters.version)
    .all();
}

function sum(counts: readonly InFlight[]): number {
  return counts.reduce((total, count) => total + count.orders, 0);
}

type Summary = Pick<FlowRow, 'id' | 'name' | 'states' | 'revision' | 'version' | 'updatedAt'> & {
  readonly draftHash: string;
  readonly versionHash: string | null;
};

function toRow(row: Summary, activeOrders: number): FlowRow {
  const { id, name, states, revision, version, updatedAt } = row;
  return { id, name, states, revision, version, updatedAt, activeOrders, dirty: row.draftHash !== row.versionHash };
}
