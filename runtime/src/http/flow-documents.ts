import type { FlowDocument } from '@orderloom/shared/document';
import { LRUCache } from 'lru-cache';
import type { FlowStore } from '../store/index.ts';

/** Reads published versions for showing labels; a version never changes, so what was read once is kept. */
export function createFlowDocuments(flows: FlowStore): (tenant: string, flow: string, version: number) => FlowDocument | undefined {
  const kept = new LRUCache<string, FlowDocument>({ max: 200 });
  return (tenant, flow, version) => {
    const key = `${tenant}\n${flow}\n${version}`;
    const known = kept.get(key);
    if (known) return known;
    const read = flows.version(tenant, flow, version);
    if (read) kept.set(key, read);
    return read;
  };
}
