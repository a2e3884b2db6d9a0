import { type MappingSample, mappingRoutes, type ReplayTrial } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import type { MappingDocument } from '@orderloom/shared/mapping';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';

export function useMapping(channel: string) {
  return useQuery({
    queryKey: keys.mapping(channel),
    queryFn: ({ signal }) => call(mappingRoutes.readMapping, { params: { id: channel }, signal }),
    // What is being drawn must not be replaced by what is stored.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSaveMappingDraft(channel: string) {
  return useMutation({
    mutationFn: (body: { readonly revision: number; readonly document: MappingDocument }) =>
      call(mappingRoutes.saveMappingDraft, { params: { id: channel }, body }),
  });
}

function useChanged(channel: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.mapping(channel) }),
      queries.invalidateQueries({ queryKey: keys.mappingPreview(channel) }),
      queries.invalidateQueries({ queryKey: keys.inbox }),
    ]);
}

export function usePublishMapping(channel: string) {
  const onSuccess = useChanged(channel);
  return useMutation({
    mutationFn: (body: { readonly revision: number; readonly note: string }) =>
      call(mappingRoutes.publishMapping, { params: { id: channel }, body }),
    onSuccess,
  });
}

export function useUseMapping(channel: string) {
  const onSuccess = useChanged(channel);
  return useMutation({
    mutationFn: (version: number | null) => call(mappingRoutes.useMapping, { params: { id: channel }, body: { version } }),
    onSuccess,
  });
}

export function useSamples(channel: string) {
  return useQuery({
    queryKey: keys.mappingSamples(channel),
    queryFn: async ({ signal }) => (await call(mappingRoutes.listSamples, { params: { id: channel }, query: { limit: 20 }, signal })).items,
  });
}

export function useReadSamples(channel: string) {
  return useMutation({
    mutationFn: async (body: { readonly text: string } | { readonly rows: Json[] }) =>
      (await call(mappingRoutes.readSamples, { params: { id: channel }, body })).items,
  });
}

export function usePreview(channel: string, document: MappingDocument, samples: readonly MappingSample[]) {
  const given = samples.map(({ id, topic, message }) => (id === null ? { topic, message } : { id }));
  return useQuery({
    queryKey: [...keys.mappingPreview(channel), document, given],
    queryFn: ({ signal }) => call(mappingRoutes.previewMapping, { params: { id: channel }, body: { document, samples: given }, signal }),
    enabled: samples.length > 0,
    placeholderData: keepPreviousData,
  });
}

export function useSuggestions(channel: string) {
  return useMutation({
    mutationFn: async (body: { readonly document: MappingDocument; readonly messages: Json[] }) =>
      (await call(mappingRoutes.suggestMapping, { params: { id: channel }, body })).items,
  });
}

type TrialSum = Omit<ReplayTrial, 'next'>;

/** Tries all that was set aside, a page at a time. */
export async function tryReplay(channel: string, by: 'draft' | 'in-use'): Promise<TrialSum> {
  let sum: TrialSum = { examined: 0, applicable: 0, failing: [] };
  let cursor: string | null = null;
  do {
    const body = { with: by, ...(cursor === null ? {} : { cursor }) };
    const page: ReplayTrial = await call(mappingRoutes.tryReplay, { params: { id: channel }, body });
    const failing = new Map(sum.failing.map((group) => [`${group.code} ${group.message.en}`, group]));
    for (const group of page.failing) {
      const known = failing.get(`${group.code} ${group.message.en}`);
      failing.set(`${group.code} ${group.message.en}`, known ? { ...known, count: known.count + group.count } : group);
    }
    sum = { examined: sum.examined + page.examined, applicable: sum.applicable + page.applicable, failing: [...failing.values()] };
    cursor = page.next;
  } while (cursor !== null);
  return sum;
}

export function useReplayAside(channel: string) {
  const onSuccess = useChanged(channel);
  return useMutation({
    mutationFn: async () => {
      let [applied, aside] = [0, 0];
      let cursor: string | null = null;
      do {
        const body: { cursor?: string } = cursor === null ? {} : { cursor };
        const page = await call(mappingRoutes.replayAside, { params: { id: channel }, body });
        applied += page.applied;
        aside += page.aside;
        cursor = page.next;
      } while (cursor !== null);
      return { applied, aside };
    },
    onSuccess,
  });
}
