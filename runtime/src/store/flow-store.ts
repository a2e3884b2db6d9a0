import { currentBehaviour } from '@orderloom/shared/compile';
import { type FlowDocument, geometryHash, meaningHash, promiseHash } from '@orderloom/shared/document';
import { and, eq, isNull } from 'drizzle-orm';
import type { Connection } from './connect.ts';
import { createFlowQueries } from './queries/flow-queries.ts';
import type { ReleaseStore } from './release-types.ts';
import { flows, flowVersions } from './tables.ts';
import type { FlowStore, FlowWrite, Publication } from './types.ts';

/** Drafts under an optimistic lock, and versions that never change once published. */
export function createFlowStore(connection: Connection, now: () => number, published: ReleaseStore['published']): FlowStore {
  const { query, raw } = connection;
  const reads = createFlowQueries(connection);
  const one = (tenant: string, id: string) => and(eq(flows.tenant, tenant), eq(flows.id, id));

  function saved(tenant: string, id: string): FlowWrite {
    const flow = reads.get(tenant, id);
    return flow ? { type: 'saved', flow } : { type: 'missing' };
  }

  function refusal(tenant: string, id: string): FlowWrite {
    const row = query.select({ revision: flows.revision }).from(flows).where(one(tenant, id)).get();
    return row ? { type: 'conflict', revision: row.revision } : { type: 'missing' };
  }

  function create(tenant: string, document: FlowDocument): FlowWrite {
    const written = query
      .insert(flows)
      .values({ tenant, id: document.id, revision: 1, ...columnsOf(document, now()) })
      .onConflictDoNothing()
      .run();
    return written.changes === 0 ? { type: 'exists' } : saved(tenant, document.id);
  }

  function saveDraft(tenant: string, id: string, revision: number, document: FlowDocument): FlowWrite {
    const written = query
      .update(flows)
      .set({ revision: revision + 1, ...columnsOf({ ...document, id }, now()) })
      .where(and(one(tenant, id), eq(flows.revision, revision)))
      .run();
    return written.changes === 0 ? refusal(tenant, id) : saved(tenant, id);
  }

  function publish(tenant: string, id: string, publication: Publication): FlowWrite {
    const run = raw.transaction((): FlowWrite => {
      const row = query.select().from(flows).where(one(tenant, id)).get();
      if (row?.revision !== publication.revision) return refusal(tenant, id);
      const version = (row.version ?? 0) + 1;
      query
        .insert(flowVersions)
        .values({ tenant, flow: id, version, publishedAt: now(), ...frozenColumns(row.draft, publication) })
        .run();
      query
        .update(flows)
        .set({ version, versionHash: promiseHash(row.draft), updatedAt: now() })
        .where(one(tenant, id))
        .run();
      published(tenant, id, version, publication.release ?? { type: 'all' }, publication.by);
      return saved(tenant, id);
    });
    return run.immediate();
  }

  function remove(tenant: string, id: string): 'removed' | 'missing' | 'published' {
    const removed = query
      .delete(flows)
      .where(and(one(tenant, id), isNull(flows.version)))
      .run();
    if (removed.changes > 0) return 'removed';
    return reads.get(tenant, id) ? 'published' : 'missing';
  }

  return { ...reads, create, saveDraft, publish, remove };
}

function frozenColumns(document: FlowDocument, { note, by }: Publication) {
  return {
    document,
    behaviour: currentBehaviour,
    hash: meaningHash(document),
    geometryHash: geometryHash(document),
    note,
    publishedBy: by,
  };
}

function columnsOf(document: FlowDocument, updatedAt: number) {
  return {
    draft: document,
    name: document.name,
    // The root is the frame around the drawing, not a state in it.
    states: Object.keys(document.states).length - 1,
    draftHash: promiseHash(document),
    updatedAt,
  };
}
