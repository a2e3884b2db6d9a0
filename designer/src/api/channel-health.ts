import { channelRoutes } from '@orderloom/shared/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, send } from './client.ts';
import { keys } from './keys.ts';

const everyMs = 5000;

/** How each channel stands, asked again while it is looked at. */
export function useChannelHealth() {
  return useQuery({
    queryKey: keys.channelHealth,
    queryFn: async ({ signal }) => (await call(channelRoutes.listChannelHealth, { signal })).items,
    refetchInterval: everyMs,
  });
}

export function useTestChannel(id: string) {
  return useMutation({ mutationFn: () => call(channelRoutes.testChannel, { params: { id }, body: {} }) });
}

export function usePauseChannel(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (paused: boolean) => send(paused ? channelRoutes.pauseChannel : channelRoutes.resumeChannel, { params: { id }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.channelHealth }),
  });
}
