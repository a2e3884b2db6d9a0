import { type AllowAddress, destinationRoutes, type RedriveDead, type SaveDestination } from '@orderloom/shared/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send } from './client.ts';
import { keys } from './keys.ts';

/** How often the numbers of a page that is watched are read again. */
const refreshMs = 3_000;

export function useDestinations() {
  return useQuery({
    queryKey: keys.destinations,
    queryFn: async ({ signal }) => (await call(destinationRoutes.listDestinations, { signal })).items,
    refetchInterval: refreshMs,
  });
}

/** `change` is what to send; the list is read again when it is done. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: keys.destinations }), queries.invalidateQueries({ queryKey: keys.outbox })]);
    },
  });
}

export function useSaveDestination(id: string) {
  return useChange((body: z.input<typeof SaveDestination>) => send(destinationRoutes.saveDestination, { params: { id }, body }));
}

export function usePauseDestination(id: string) {
  return useChange((reason: string) => send(destinationRoutes.pauseDestination, { params: { id }, body: { reason } }));
}

export function useResumeDestination(id: string) {
  return useChange(() => send(destinationRoutes.resumeDestination, { params: { id }, body: {} }));
}

export function useRedriveDead() {
  return useChange((body: z.input<typeof RedriveDead>) => call(destinationRoutes.redriveDead, { body }));
}

export function useDeadCauses(destination: string | undefined) {
  return useQuery({
    queryKey: keys.deadCauses(destination),
    queryFn: async ({ signal }) => (await call(destinationRoutes.listDeadCauses, { query: { destination }, signal })).items,
  });
}

export function useAllowed() {
  return useQuery({
    queryKey: keys.allowed,
    queryFn: async ({ signal }) => (await call(destinationRoutes.listAllowed, { signal })).items,
  });
}

export function useAllow() {
  return useChange((body: z.input<typeof AllowAddress>) => call(destinationRoutes.allowAddress, { body }));
}

export function useDisallow() {
  return useChange((address: string) => send(destinationRoutes.disallowAddress, { body: { address } }));
}
