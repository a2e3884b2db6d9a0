import { type ImportJob, type ImportPlan, importRoutes } from '@orderloom/shared/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { errorOf } from './api-error.ts';
import { call, send } from './client.ts';

const keys = { all: ['imports'], one: (id: string) => ['imports', id] } as const;
const chunkBytes = 1024 * 1024;
const lookEveryMs = 1000;

type Plan = z.input<typeof ImportPlan>;

export function useImports() {
  return useQuery({
    queryKey: keys.all,
    queryFn: async ({ signal }) => (await call(importRoutes.listImports, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? lookEveryMs : false),
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => call(importRoutes.readImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? lookEveryMs : false),
  });
}

/** What of a file never changes is read once. */
export function useImportPreview(id: string) {
  return useQuery({
    queryKey: [...keys.one(id), 'preview'],
    queryFn: ({ signal }) => call(importRoutes.previewImport, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useImportValues(id: string, column: string | undefined) {
  return useQuery({
    queryKey: [...keys.one(id), 'values', column],
    queryFn: ({ signal }) => call(importRoutes.importValues, { params: { id }, query: { column }, signal }),
    enabled: column !== undefined && column !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useImportChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: keys.all }) });
}

/** Sends a file piece by piece; `onProgress` hears the share that has arrived. */
export function useUploadImport(onProgress: (share: number) => void) {
  return useImportChange(async (file: File): Promise<ImportJob> => {
    let job = await call(importRoutes.createImport, { body: { name: file.name, size: file.size } });
    while (job.received < file.size) {
      job = await sendChunk(job.id, job.received, file.slice(job.received, job.received + chunkBytes));
      onProgress(job.received / file.size);
    }
    return job;
  });
}

async function sendChunk(id: string, offset: number, bytes: Blob): Promise<ImportJob> {
  const path = importRoutes.sendImportBytes.path.replace(':id', encodeURIComponent(id));
  const response = await fetch(`${path}?offset=${offset}`, { method: 'PUT', body: bytes });
  if (!response.ok) throw await errorOf(response);
  return importRoutes.sendImportBytes.answer.parse(await response.json());
}

export function useTryImport(id: string) {
  return useMutation({ mutationFn: (plan: Plan) => call(importRoutes.tryImport, { params: { id }, body: { plan } }) });
}

export function useStartImport(id: string) {
  return useImportChange((plan: Plan) => call(importRoutes.startImport, { params: { id }, body: { plan } }));
}

export function useSteerImport(id: string) {
  const routes = { pause: importRoutes.pauseImport, resume: importRoutes.resumeImport, cancel: importRoutes.cancelImport };
  return useImportChange((act: keyof typeof routes) => call(routes[act], { params: { id }, body: {} }));
}

export function useRemoveImport(id: string) {
  return useImportChange(() => send(importRoutes.removeImport, { params: { id } }));
}

/** Where the browser downloads what was not taken. */
export function rejectionsAddress(id: string): string {
  return importRoutes.importRejections.path.replace(':id', encodeURIComponent(id));
}
