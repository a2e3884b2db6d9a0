import { secretRoutes } from '@orderloom/shared/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, send } from './client.ts';
import { keys } from './keys.ts';

export function useSecrets() {
  return useQuery({ queryKey: keys.secrets, queryFn: async ({ signal }) => (await call(secretRoutes.listSecrets, { signal })).items });
}

/** Stores a value under a new name, or gives a name that exists another value. */
export function useSetSecret(existing: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, value }: { readonly name: string; readonly value: string }) =>
      existing === undefined
        ? call(secretRoutes.createSecret, { body: { name, value } })
        : call(secretRoutes.setSecret, { params: { name: existing }, body: { value } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.secrets }),
  });
}

export function useDeleteSecret() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => send(secretRoutes.deleteSecret, { params: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.secrets }),
  });
}
