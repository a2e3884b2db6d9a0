import {
  channelRoutes,
  deliveryRoutes,
  type InboxItem,
  type OutboxItem,
  type SaveChannel,
  type SaveNewChannel,
  systemRoutes,
  type Timer,
} from '@orderloom/shared/api';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send } from './client.ts';
import { keys } from './keys.ts';

export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: ({ signal }) => call(systemRoutes.me, { signal }), staleTime: 600_000 });
}

export function useChannels() {
  return useQuery({
    queryKey: keys.channels,
    queryFn: async ({ signal }) => (await call(channelRoutes.listChannels, { signal })).items,
  });
}

export function useChannelTypes() {
  return useQuery({
    queryKey: keys.channelTypes,
    queryFn: async ({ signal }) => (await call(channelRoutes.listChannelTypes, { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateChannel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SaveNewChannel>) => call(channelRoutes.createChannel, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.channels }),
  });
}

export function useSaveChannel(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SaveChannel>) => call(channelRoutes.saveChannel, { params: { id }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.channels }),
  });
}

export function useDeleteChannel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(channelRoutes.deleteChannel, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.channels }),
  });
}

export function useInbox(filter: { readonly status?: InboxItem['status'] | undefined }) {
  return useInfiniteQuery({
    queryKey: keys.inboxList(filter),
    queryFn: ({ pageParam, signal }) => call(deliveryRoutes.listInbox, { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useReplay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deliveryRoutes.replayInboxItem, { params: { id }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.inbox }),
  });
}

export function useOutbox(filter: {
  readonly status?: OutboxItem['status'] | undefined;
  readonly order?: string | undefined;
  readonly destination?: string | undefined;
}) {
  return useInfiniteQuery({
    queryKey: keys.outboxList(filter),
    queryFn: ({ pageParam, signal }) => call(deliveryRoutes.listOutbox, { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useRedrive() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => call(deliveryRoutes.redriveOutboxItem, { params: { key }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.outbox }),
  });
}

export function useTimers(filter: { readonly status?: Timer['status'] | undefined } = {}) {
  return useInfiniteQuery({
    queryKey: [...keys.timers, filter],
    queryFn: ({ pageParam, signal }) => call(deliveryRoutes.listTimers, { query: { ...filter, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
