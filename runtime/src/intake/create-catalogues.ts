import type { FlowDocument } from '@orderloom/shared/document';
import { LRUCache } from 'lru-cache';
import type { Store } from '../store/index.ts';
import type { Catalogue } from './catalogue.ts';
import { createCompiledMappings } from './compiled-mappings.ts';
import { findOrders } from './find-orders.ts';

/** What a tenant has of flows and orders; documents of versions never change, so those in use are kept. */
export function createCatalogues(store: Store): (tenant: string) => Catalogue {
  const mappingOf = createCompiledMappings(store);
  const documents = new LRUCache<string, FlowDocument>({ max: 200 });

  function documentOf(tenant: string, flow: string, version: number): FlowDocument | undefined {
    const key = `${tenant}\n${flow}\n${version}`;
    const known = documents.get(key) ?? store.engine.flowVersion(tenant, flow, version);
    if (known) documents.set(key, known);
    return known;
  }

  return (tenant) => ({
    mapping: (channel) => mappingOf(tenant, channel),
    forNew(flow, channel, externalId) {
      const version = store.releases.versionFor(tenant, flow, channel, externalId);
      const document = version === undefined ? undefined : documentOf(tenant, flow, version);
      if (version === undefined || !document) return undefined;
      return { version, document, only: store.releases.get(tenant, flow)?.newest === 1 };
    },
    pinned(channel, externalId) {
      const order = store.engine.pinnedVersion(tenant, channel, externalId);
      const document = order && documentOf(tenant, order.flow, order.version);
      return order && document && { version: order.version, document };
    },
    referred: (reference) => findOrders(store.engine, tenant, reference, (flow, version) => documentOf(tenant, flow, version)),
  });
}
