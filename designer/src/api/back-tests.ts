import { type BackTest, backTestRoutes } from '@orderloom/shared/api';
import type { FateKind } from '@orderloom/shared/backtest';
import type { FlowDocument } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { call, send } from './client.ts';
import { keys } from './keys.ts';

interface BackTestRequest {
  readonly document: FlowDocument;
  readonly mapping: MigrationMapping;
  readonly days: number;
}

const firstPollMs = 150;
const pollMs = 400;

/** Asks, and tells how far it is until it has ended. Giving up by `signal` stops it on the server too. */
export async function runBackTest(
  flow: string,
  body: BackTestRequest,
  onProgress: (test: BackTest) => void,
  signal: AbortSignal,
): Promise<BackTest> {
  let test = await call(backTestRoutes.startBackTest, { params: { id: flow }, body, signal });
  const { id } = test;
  signal.addEventListener('abort', () => void send(backTestRoutes.cancelBackTest, { params: { id } }).catch(() => undefined), {
    once: true,
  });
  for (let wait = firstPollMs; test.status === 'waiting' || test.status === 'running'; wait = pollMs) {
    onProgress(test);
    await new Promise((resolve) => setTimeout(resolve, wait));
    signal.throwIfAborted();
    test = await call(backTestRoutes.readBackTest, { params: { id }, signal });
  }
  return test;
}

export interface ConcernedFilter {
  readonly kind?: FateKind | undefined;
  readonly state?: string | undefined;
  readonly transition?: string | undefined;
}

export function useConcernedOrders(id: string, filter: ConcernedFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.backTest(id), filter],
    queryFn: ({ pageParam, signal }) =>
      call(backTestRoutes.listConcernedOrders, {
        params: { id },
        query: { ...filter, limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The server has been started again, or newer questions pushed the result out: only asking again helps. */
export function isForgotten(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unknown-back-test';
}

/** Where the orders in flight stand. */
export function useStanding(flow: string) {
  return useQuery({
    queryKey: keys.standing(flow),
    queryFn: ({ signal }) => call(backTestRoutes.readStanding, { params: { id: flow }, signal }),
  });
}
