import {
  AcceptableEvent,
  type CreateOrder,
  JournalEntry,
  OrderDetail,
  OrderSummary,
  pageOf,
  type SendEvent,
  StepResult,
} from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from './client.ts';
import { keys } from './keys.ts';

const orderPath = (id: string) => `/orders/${encodeURIComponent(id)}`;

/** What the order list can be narrowed by; lives in the address of the page. */
export interface OrderFilter {
  readonly flow?: string | undefined;
  readonly state?: string | undefined;
  readonly status?: 'active' | 'done' | 'error' | undefined;
  readonly channel?: string | undefined;
  readonly text?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
}

/** Read anew only when asked, so that no row moves under the reader's eyes. */
export function useOrders(filter: OrderFilter) {
  return useInfiniteQuery({
    queryKey: keys.orderList(filter),
    queryFn: ({ pageParam, signal }) =>
      request('/orders', pageOf(OrderSummary), { query: { ...filter, limit: 100, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
}

export function useOrder(id: string) {
  return useQuery({ queryKey: keys.order(id), queryFn: ({ signal }) => request(orderPath(id), OrderDetail, { signal }) });
}

export function useJournal(id: string) {
  return useQuery({
    queryKey: keys.journal(id),
    queryFn: async ({ signal }) => {
      const entries: JournalEntry[] = [];
      let cursor: string | undefined;
      do {
        const page: { items: JournalEntry[]; next: string | null } = await request(`${orderPath(id)}/journal`, pageOf(JournalEntry), {
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
    queryFn: async ({ signal }) => (await request(`${orderPath(id)}/acceptable`, pageOf(AcceptableEvent), { signal })).items,
  });
}

export function useCreateOrder() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateOrder>) => request('/orders', StepResult, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.orders }),
  });
}

export function useSendEvent(id: string) {
  return useOrderStep(id, 'events', (body: z.input<typeof SendEvent>) => body);
}

/** Corrects fields of the order by hand. */
export function useSetData(id: string) {
  return useOrderStep(id, 'data', (fields: Readonly<Record<string, Json>>) => ({ fields }));
}

/** Lets an order in status `error` go on. */
export function useResume(id: string) {
  return useOrderStep(id, 'resume', () => ({}));
}

function useOrderStep<Input>(id: string, action: 'events' | 'data' | 'resume', bodyOf: (input: Input) => unknown) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => request(`${orderPath(id)}/${action}`, StepResult, { method: 'POST', body: bodyOf(input) }),
    onSuccess: (step) => {
      queries.setQueryData(keys.order(id), step.order);
      return queries.invalidateQueries({ queryKey: keys.orders });
    },
  });
}

/** The newest orders that match a filter. */
export async function newestOrders(filter: OrderFilter, limit: number, signal?: AbortSignal): Promise<readonly OrderSummary[]> {
  return (await request('/orders', pageOf(OrderSummary), { query: { ...filter, limit }, ...(signal ? { signal } : {}) })).items;
}

/** One order as it stands now, past the cache. */
export function readOrder(id: string): Promise<OrderDetail> {
  return request(orderPath(id), OrderDetail);
}
