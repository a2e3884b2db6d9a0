import {
  ChannelSummary,
  ChannelType,
  InboxItem,
  type inboxStatuses,
  Me,
  OutboxItem,
  pageOf,
  type SaveChannel,
  Timer,
} from '@orderloom/shared/api';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request, send } from './client.ts';
import { keys } from './keys.ts';

export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: ({ signal }) => request('/me', Me, { signal }), staleTime: 600_000 });
}

export function useChannels() {
  return useQuery({
    queryKey: keys.channels,
    queryFn: async ({ signal }) => (await request('/channels', pageOf(ChannelSummary), { signal })).items,
  });
}

export function useChannelTypes() {
  return useQuery({
    queryKey: keys.channelTypes,
    queryFn: async ({ signal }) => (await request('/channel-types', pageOf(ChannelType), { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Creates a channel, or with `id` changes one. */
export function useSaveChannel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: z.input<typeof SaveChannel> & { id?: string | undefined }) =>
      id === undefined
        ? request('/channels', ChannelSummary, { method: 'POST', body })
        : request(`/channels/${encodeURIComponent(id)}`, ChannelSummary, { method: 'PUT', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.channels }),
  });
}

export function useDeleteChannel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(`/channels/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.channels }),
  });
}

export function useInbox(filter: { readonly status?: (typeof inboxStatuses)[number] | undefined }) {
  return useInfiniteQuery({
    queryKey: keys.inboxList(filter),
    queryFn: ({ pageParam, signal }) =>
      request('/inbox', pageOf(InboxItem), { query: { ...filter, limit: 50, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useReplay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/inbox/${encodeURIComponent(id)}/replay`, InboxItem, { method: 'POST', body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.inbox }),
  });
}

export function useOutbox(filter: { readonly status?: OutboxItem['status'] | undefined; readonly order?: string | undefined }) {
  return useInfiniteQuery({
    queryKey: keys.outboxList(filter),
    queryFn: ({ pageParam, signal }) =>
      request('/outbox', pageOf(OutboxItem), { query: { ...filter, limit: 50, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useRedrive() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => request(`/outbox/${encodeURIComponent(key)}/redrive`, OutboxItem, { method: 'POST', body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.outbox }),
  });
}

export function useTimers() {
  return useInfiniteQuery({
    queryKey: keys.timers,
    queryFn: ({ pageParam, signal }) =>
      request('/timers', pageOf(Timer), { query: { limit: 100, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
