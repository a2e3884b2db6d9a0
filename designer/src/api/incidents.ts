import { type ChangeIncident, incidentRoutes, type Mend } from '@orderloom/shared/api';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';

export function useIncidents(status: 'open' | 'closed') {
  return useInfiniteQuery({
    queryKey: keys.incidentList(status),
    queryFn: ({ pageParam, signal }) => call(incidentRoutes.listIncidents, { query: { status, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The open incidents of one order. */
export function useOrderIncidents(order: string) {
  return useQuery({
    queryKey: keys.orderIncidents(order),
    queryFn: async ({ signal }) => (await call(incidentRoutes.listIncidents, { query: { order }, signal })).items,
  });
}

export function useIncidentCount() {
  return useQuery({ queryKey: keys.incidentCount, queryFn: ({ signal }) => call(incidentRoutes.countIncidents, { signal }) });
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: keys.incident(id),
    queryFn: ({ signal }) => call(incidentRoutes.readIncident, { params: { id }, signal }),
    refetchInterval: (query) => (query.state.data?.running ? 1500 : false),
  });
}

export function useIncidentItems(id: string) {
  return useInfiniteQuery({
    queryKey: keys.incidentItems(id),
    queryFn: ({ pageParam, signal }) =>
      call(incidentRoutes.listIncidentItems, { params: { id }, query: { limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useChangeIncident(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeIncident) => call(incidentRoutes.changeIncident, { params: { id }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.incidents }),
  });
}

/** What a mend would come to; not asked while it is not decided. */
export function useMendPreview(id: string, mend: Mend | undefined, order: string | undefined) {
  return useQuery({
    queryKey: [...keys.incident(id), 'mend', mend, order],
    queryFn: ({ signal }) => call(incidentRoutes.previewMend, { params: { id }, body: { mend: mend ?? { type: 'retry' }, order }, signal }),
    enabled: mend !== undefined,
  });
}

export function useStartMend(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly mend: Mend; readonly reason: string; readonly order?: string | undefined }) =>
      call(incidentRoutes.startMend, { params: { id }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.incidents }),
  });
}

export function useStopMend() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(incidentRoutes.stopMend, { params: { id }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.incidents }),
  });
}

/** Those a mend could not help, with the reason. */
export function useRefusedMends(job: string, asked: boolean) {
  return useQuery({
    queryKey: [...keys.incidents, 'results', job],
    queryFn: async ({ signal }) =>
      (await call(incidentRoutes.listMendResults, { params: { id: job }, query: { outcome: 'refused', limit: 100 }, signal })).items,
    enabled: asked,
  });
}
