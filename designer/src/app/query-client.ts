import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { readSignedIn, watchSignedIn } from '../api/signed-in.ts';

/** A refusal stays a refusal; only a server that gives no answer or is busy is asked again. */
function worthRetrying(count: number, error: Error): boolean {
  return count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: worthRetrying, refetchOnWindowFocus: true }, mutations: { retry: false } },
});

watchSignedIn(() => {
  if (readSignedIn().type === 'out') queryClient.clear();
});
