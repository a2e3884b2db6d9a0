import { type ImportFacts, type RoutingState, routingRoutes } from '@orderloom/shared/api';
import type { FactKind, RoutingTable } from '@orderloom/shared/routing';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send } from './client.ts';

const keys = { routing: ['routing'], facts: ['routing', 'facts'], state: ['routing', 'state'] } as const;
const overviewMs = 5_000;

export function useRouting() {
  return useQuery({ queryKey: keys.state, queryFn: ({ signal }) => call(routingRoutes.readRouting, { signal }) });
}

export function useRoutingOverview() {
  return useQuery({
    queryKey: [...keys.routing, 'overview'],
    queryFn: ({ signal }) => call(routingRoutes.readRoutingOverview, { signal }),
    refetchInterval: overviewMs,
  });
}

export function useRoutingVersions(enabled: boolean) {
  return useQuery({
    queryKey: [...keys.routing, 'versions'],
    queryFn: async ({ signal }) => (await call(routingRoutes.listRoutingVersions, { signal })).items,
    enabled,
  });
}

/** What a table would do with the last orders; the answer before stays in sight while the next one comes. */
export function useRoutingTrial(table: RoutingTable, orders: number) {
  return useQuery({
    queryKey: [...keys.routing, 'trial', orders, table],
    queryFn: ({ signal }) => call(routingRoutes.tryRouting, { body: { table, orders }, signal }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

/** Where an order was sent, and why. */
export function useOrderRoutes(order: string) {
  return useQuery({
    queryKey: ['orders', 'one', order, 'routes'],
    queryFn: async ({ signal }) => (await call(routingRoutes.listOrderRoutes, { params: { id: order }, signal })).items,
  });
}

export function useFacts(kind: FactKind) {
  return useInfiniteQuery({
    queryKey: [...keys.facts, kind],
    queryFn: ({ pageParam, signal }) => call(routingRoutes.listFacts, { query: { kind, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function useRoutingChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: keys.routing }) });
}

interface Saved {
  readonly revision: number;
  readonly table: RoutingTable;
}

export function useSaveRouting() {
  return useRoutingChange(({ revision, table }: Saved) => call(routingRoutes.saveRoutingDraft, { body: { revision, table } }));
}

/** Saves what is on the screen and puts it in force. */
export function usePublishRouting() {
  const queries = useQueryClient();
  return useRoutingChange(async ({ revision, table }: Saved) => {
    const saved = await call(routingRoutes.saveRoutingDraft, { body: { revision, table } });
    // The draft is saved whether or not it can be published.
    queries.setQueryData<RoutingState>(keys.state, (state) => state && { ...state, revision: saved.revision, draft: table });
    return call(routingRoutes.publishRouting, { body: { revision: saved.revision } });
  });
}

export function useRollBackRouting() {
  return useRoutingChange((version: number) => call(routingRoutes.rollBackRouting, { body: { version } }));
}

export function useImportFacts() {
  return useRoutingChange((body: z.input<typeof ImportFacts>) => call(routingRoutes.importFacts, { body }));
}

export function useRemoveFact() {
  return useRoutingChange((params: { readonly kind: FactKind; readonly code: string }) => send(routingRoutes.removeFact, { params }));
}
