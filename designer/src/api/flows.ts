import {
  type CreateFlow,
  type FlowVersionDetail,
  flowRoutes,
  type ImportFlow,
  type PublishFlow,
  type SaveDraft,
} from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send } from './client.ts';
import { keys } from './keys.ts';

export function useFlows() {
  return useQuery({
    queryKey: keys.flows,
    queryFn: async ({ signal }) => (await call(flowRoutes.listFlows, { query: { limit: 200 }, signal })).items,
  });
}

export function useFlow(id: string) {
  return useQuery({ queryKey: keys.flow(id), queryFn: ({ signal }) => call(flowRoutes.readFlow, { params: { id }, signal }) });
}

export function useTemplates() {
  return useQuery({
    queryKey: keys.templates,
    queryFn: async ({ signal }) => (await call(flowRoutes.listTemplates, { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateFlow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateFlow>) => call(flowRoutes.createFlow, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows, exact: true }),
  });
}

export function useImportFlow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof ImportFlow>) => call(flowRoutes.importFlow, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows, exact: true }),
  });
}

/** Saves the draft; the editor holds the newest revision itself, so the cached flow is replaced, not read again. */
export function useSaveDraft(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SaveDraft>) => call(flowRoutes.saveDraft, { params: { id }, body }),
    onSuccess: (flow) => {
      queries.setQueryData(keys.flow(id), flow);
      return queries.invalidateQueries({ queryKey: keys.flows, exact: true });
    },
  });
}

export function usePublishFlow(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof PublishFlow>) => call(flowRoutes.publishFlow, { params: { id }, body }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.releases });
      return queries.invalidateQueries({ queryKey: keys.flows });
    },
  });
}

export function useFlowVersions(id: string) {
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: async ({ signal }) => (await call(flowRoutes.listVersions, { params: { id }, signal })).items,
  });
}

/** A published version never changes, so it is read once. */
export function useFlowVersion(id: string | undefined, version: number | undefined) {
  return useQuery({
    queryKey: keys.version(id ?? '', version ?? 0),
    queryFn: ({ signal }) => call(flowRoutes.readVersion, { params: { id: id ?? '', version: version ?? 0 }, signal }),
    enabled: id !== undefined && version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A published version, past the cache. */
export function readFlowVersion(id: string, version: number): Promise<FlowVersionDetail> {
  return call(flowRoutes.readVersion, { params: { id, version } });
}

export function useDeleteFlow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(flowRoutes.deleteFlow, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows, exact: true }),
  });
}

/** The flow's text in one of the exchange formats, with the file name the server proposes. */
export async function exportFlow(id: string, format: string, locale?: Locale): Promise<{ readonly name: string; readonly text: string }> {
  const response = await send(flowRoutes.exportFlow, { params: { id }, query: { format, locale } });
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? `${id}.${format}.txt`, text: await response.text() };
}
