import { type DryRunPage, migrationRoutes, type ReleaseChange, releaseRoutes } from '@orderloom/shared/api';
import type { LosingCode, MigrationMapping } from '@orderloom/shared/migrate';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';

export function useRelease(flow: string) {
  return useQuery({
    queryKey: keys.release(flow),
    queryFn: ({ signal }) => call(releaseRoutes.readRelease, { params: { id: flow }, signal }),
  });
}

export function useReleaseEvents(flow: string) {
  return useQuery({
    queryKey: keys.releaseEvents(flow),
    queryFn: async ({ signal }) =>
      (await call(releaseRoutes.listReleaseEvents, { params: { id: flow }, query: { limit: 50 }, signal })).items,
  });
}

export function useChangeRelease(flow: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReleaseChange) => call(releaseRoutes.changeRelease, { params: { id: flow }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.releases }),
  });
}

/** The orders to move and where to. */
export interface MoveBetween {
  readonly from: readonly number[];
  readonly to: number;
}

export function useMigrationPlan(flow: string, { from, to }: MoveBetween) {
  return useQuery({
    queryKey: keys.migrationPlan(flow, from, to),
    queryFn: ({ signal }) => call(migrationRoutes.planMigration, { params: { id: flow }, body: { from: [...from], to }, signal }),
    enabled: from.length > 0,
    // What is being decided on the screen must not be replaced by what is stored.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export type DryRunSum = Omit<DryRunPage, 'next'>;

/** Tries all pages; `onPage` hears the sum so far. */
export async function dryRun(
  flow: string,
  { from, to }: MoveBetween,
  mapping: MigrationMapping,
  onPage: (sum: DryRunSum) => void,
  signal: AbortSignal,
): Promise<DryRunSum> {
  let sum: DryRunSum = { examined: 0, clean: 0, losing: 0, blocked: 0, groups: [] };
  let cursor: string | null = null;
  do {
    const body = { from: [...from], to, mapping, ...(cursor === null ? {} : { cursor }) };
    const page: DryRunPage = await call(migrationRoutes.dryRunMigration, { params: { id: flow }, body, signal });
    sum = added(sum, page);
    cursor = page.next;
    onPage(sum);
  } while (cursor !== null);
  return sum;
}

function added(sum: DryRunSum, page: DryRunPage): DryRunSum {
  const groups = new Map(sum.groups.map((group) => [`${group.code} ${group.subject}`, group]));
  for (const group of page.groups) {
    const key = `${group.code} ${group.subject}`;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, orders: known.orders + group.orders } : group);
  }
  return {
    examined: sum.examined + page.examined,
    clean: sum.clean + page.clean,
    losing: sum.losing + page.losing,
    blocked: sum.blocked + page.blocked,
    groups: [...groups.values()],
  };
}

export function useSaveMapping(flow: string, version: number) {
  return useMutation({
    mutationFn: (body: MigrationMapping) => call(migrationRoutes.saveMapping, { params: { id: flow, version }, body }),
  });
}

export function useStartMigration(flow: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ from, to, ...rest }: MoveBetween & { readonly mapping: MigrationMapping; readonly accept: LosingCode[] }) =>
      call(migrationRoutes.startMigration, { params: { id: flow }, body: { from: [...from], to, ...rest } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.migrations }),
  });
}

export function useMigrations(flow: string) {
  return useQuery({
    queryKey: keys.migrationList(flow),
    queryFn: async ({ signal }) => (await call(migrationRoutes.listMigrations, { params: { id: flow }, signal })).items,
  });
}

export function useMigration(id: string) {
  return useQuery({
    queryKey: keys.migration(id),
    queryFn: ({ signal }) => call(migrationRoutes.readMigration, { params: { id }, signal }),
  });
}

export function useMigratedOrders(id: string, outcome: string) {
  return useQuery({
    queryKey: [...keys.migration(id), 'orders', outcome],
    queryFn: async ({ signal }) => call(migrationRoutes.listMigratedOrders, { params: { id }, query: { outcome, limit: 100 }, signal }),
  });
}

const steering = {
  stop: migrationRoutes.stopMigration,
  continue: migrationRoutes.continueMigration,
  revert: migrationRoutes.revertMigration,
};

export function useSteerMigration(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (verb: keyof typeof steering) => call(steering[verb], { params: { id }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.migrations }),
  });
}
