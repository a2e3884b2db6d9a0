import { LRUCache } from 'lru-cache';
import type { Connection } from '../connect.ts';
import { gramsOf } from './grams.ts';

const sampledOrders = 400;
const keptMs = 60_000;

/** How often a piece stands in the newest texts of a tenant; for choosing the rare ones. */
export function createGramSample(raw: Connection['raw']): (tenant: string) => (gram: string) => number {
  const newest = raw.prepare<[string, number], string>('SELECT search FROM orders WHERE tenant = ? ORDER BY id DESC LIMIT ?').pluck();
  const samples = new LRUCache<string, ReadonlyMap<string, number>>({ max: 100, ttl: keptMs });

  function take(tenant: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const text of newest.all(tenant, sampledOrders)) {
      for (const gram of gramsOf(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
    samples.set(tenant, counts);
    return counts;
  }

  return (tenant) => {
    const counts = samples.get(tenant) ?? take(tenant);
    return (gram) => counts.get(gram) ?? 0;
  };
}
