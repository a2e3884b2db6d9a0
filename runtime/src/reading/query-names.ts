import type { StoreQueries } from '../store/index.ts';
import type { Queries } from './types.ts';

const names: Readonly<Record<keyof StoreQueries, true>> = {
  orders: true,
  order: true,
  orderByExternalId: true,
  journal: true,
  inbox: true,
  inboxItem: true,
  outbox: true,
  outboxItem: true,
  timers: true,
  stateCounts: true,
  recordings: true,
  recordingCount: true,
  flowDocument: true,
  calendars: true,
  counts: true,
  reasonCounts: true,
  routingFacts: true,
  routingBasis: true,
  routingDraft: true,
  routingVersions: true,
  routingDecisions: true,
  routingOverview: true,
  routingTrial: true,
  routes: true,
  incidents: true,
  stock: true,
  audit: true,
};

/** All queries by way of one function. */
export function queriesBy(ask: (name: keyof StoreQueries, args: readonly unknown[]) => Promise<unknown>): Queries {
  const entries = Object.keys(names).map((name) => [name, (...args: readonly unknown[]) => ask(name as keyof StoreQueries, args)]);
  return Object.fromEntries(entries) as Queries;
}
