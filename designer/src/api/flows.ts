import {
  CheckResult,
  type CreateFlow,
  FlowDetail,
  FlowSummary,
  FlowVersion,
  FlowVersionDetail,
  type ImportFlow,
  type PublishFlow,
  pageOf,
  type SaveDraft,
  TemplateSummary,
} from '@orderloom/shared/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request, send } from './client.ts';
import { keys } from './keys.ts';

const flowPath = (id: string) => `/flows/${encodeURIComponent(id)}`;

export function useFlows() {
  return useQuery({
    queryKey: keys.flows,
    queryFn: async ({ signal }) => (await request('/flows', pageOf(FlowSummary), { query: { limit: 200 }, signal })).items,
  });
}

export function useFlow(id: string) {
  return useQuery({ queryKey: keys.flow(id), queryFn: ({ signal }) => request(flowPath(id), FlowDetail, { signal }) });
}

export function useTemplates() {
  return useQuery({
    queryKey: keys.templates,
    queryFn: async ({ signal }) => (await request('/templates', pageOf(TemplateSummary), { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateFlow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateFlow>) => request('/flows', FlowDetail, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows, exact: true }),
  });
}

export function useImportFlow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof ImportFlow>) => request('/flows/import', FlowDetail, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows, exact: true }),
  });
}

/** Saves the draft; the editor holds the newest revision itself, so the cached flow is replaced, not read again. */
export function useSaveDraft(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SaveDraft>) => request(`${flowPath(id)}/draft`, FlowDetail, { method: 'PUT', body }),
    onSuccess: (flow) => {
      queries.setQueryData(keys.flow(id), flow);
      return queries.invalidateQueries({ queryKey: keys.flows, exact: true });
    },
  });
}

export function useCheckFlow(id: string) {
  return useMutation({ mutationFn: () => request(`${flowPath(id)}/check`, CheckResult, { method: 'POST', body: {} }) });
}

export function usePublishFlow(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof PublishFlow>) => request(`${flowPath(id)}/publish`, FlowVersion, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows }),
  });
}

export function useFlowVersions(id: string) {
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: async ({ signal }) => (await request(`${flowPath(id)}/versions`, pageOf(FlowVersion), { signal })).items,
  });
}

/** A published version never changes, so it is read once. */
export function useFlowVersion(id: string | undefined, version: number | undefined) {
  return useQuery({
    queryKey: keys.version(id ?? '', version ?? 0),
    queryFn: ({ signal }) => request(`${flowPath(id ?? '')}/versions/${version}`, FlowVersionDetail, { signal }),
    enabled: id !== undefined && version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useDeleteFlow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(flowPath(id), { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows, exact: true }),
  });
}

/** The flow's text in one of the exchange formats, with the file name the server proposes. */
export async function exportFlow(id: string, format: string): Promise<{ readonly name: string; readonly text: string }> {
  const response = await send(`${flowPath(id)}/export`, { query: { format } });
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? `${id}.${format}.txt`, text: await response.text() };
}
