import { systemRoutes } from '@orderloom/shared/api';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';

/** How the server is, read again every few seconds while somebody looks. */
export function useSystem() {
  return useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => call(systemRoutes.system, { signal }),
    refetchInterval: 5_000,
    staleTime: 2_000,
  });
}
