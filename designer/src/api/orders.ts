import {
  type CreateOrder,
  type JournalEntry,
  type OrderDetail,
  type OrderSummary,
  orderRoutes,
  type SendEvent,
  type StepResult,
} from '@orderloom/shared/api';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from './client.ts';
import { keys } from './keys.ts';

/** What the order list can be narrowed by; lives in the address of the page. */
export interface OrderFilter {
  readonly flow?: string | undefined;
  readonly state?: string | undefined;
  readonly status?: 'active' | 'done' | 'error' | undefined;
  readonly channel?: string | undefined;
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
}

/** Read anew only when asked, so that no row moves under the reader's eyes. */
export function useOrders(filter: OrderFilter) {
  return useInfiniteQuery({
    queryKey: keys.orderList(filter),
    queryFn: ({ pageParam, signal }) => call(orderRoutes.listOrders, { query: { ...filter, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
}

/** How many orders in flight wait for each reason. */
export function useReasonCounts() {
  return useQuery({
    queryKey: keys.orderReasons,
    queryFn: async ({ signal }) => (await call(orderRoutes.listReasons, { signal })).items,
    staleTime: 15_000,
  });
}

export function useOrder(id: string) {
  return useQuery({ queryKey: keys.order(id), queryFn: ({ signal }) => call(orderRoutes.readOrder, { params: { id }, signal }) });
}

export function useJournal(id: string) {
  return useQuery({
    queryKey: keys.journal(id),
    queryFn: async ({ signal }) => {
      const entries: JournalEntry[] = [];
      let cursor: string | undefined;
      do {
        const page: { items: JournalEntry[]; next: string | null } = await call(orderRoutes.readJournal, {
          params: { id },
          query: { limit: 200, cursor },
          signal,
        });
        entries.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return entries.sort((a, b) => a.seq - b.seq);
    },
  });
}

export function useAcceptable(id: string) {
  return useQuery({
    queryKey: keys.acceptable(id),
    queryFn: async ({ signal }) => (await call(orderRoutes.listAcceptable, { params: { id }, signal })).items,
  });
}

export function useCreateOrder() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateOrder>) => call(orderRoutes.createOrder, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.orders }),
  });
}

export function useSendEvent(id: string) {
  return useOrderStep(id, (body: z.input<typeof SendEvent>) => call(orderRoutes.sendEvent, { params: { id }, body }));
}

function useOrderStep<Input>(id: string, step: (input: Input) => Promise<StepResult>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: ({ order }) => {
      queries.setQueryData(keys.order(id), order);
      return queries.invalidateQueries({ queryKey: keys.order(id) });
    },
  });
}

/** The newest orders that match a filter. */
export async function newestOrders(filter: OrderFilter, limit: number, signal?: AbortSignal): Promise<readonly OrderSummary[]> {
  return (await call(orderRoutes.listOrders, { query: { ...filter, limit }, ...(signal ? { signal } : {}) })).items;
}

/** One order as it stands now, past the cache. */
export function readOrder(id: string): Promise<OrderDetail> {
  return call(orderRoutes.readOrder, { params: { id } });
}
