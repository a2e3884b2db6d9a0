import {
  type AuditOutcome,
  accessRoutes,
  type CreatePerson,
  type CreateToken,
  type Permission,
  type SavePerson,
  sessionRoutes,
} from '@orderloom/shared/api';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send } from './client.ts';
import { useMe } from './operations.ts';

const keys = { people: ['people'], tokens: ['tokens'], audit: ['audit'], sessions: ['sessions'] } as const;

/** Whether whoever is signed in may do this; false until it is known. */
export function useMay(permission: Permission): boolean {
  return useMe().data?.permissions.includes(permission) ?? false;
}

export function usePeople() {
  return useQuery({ queryKey: keys.people, queryFn: async ({ signal }) => (await call(accessRoutes.listPeople, { signal })).items });
}

export function useTokens() {
  return useQuery({ queryKey: keys.tokens, queryFn: async ({ signal }) => (await call(accessRoutes.listTokens, { signal })).items });
}

export function useOwnSessions() {
  return useQuery({ queryKey: keys.sessions, queryFn: async ({ signal }) => (await call(sessionRoutes.listSessions, { signal })).items });
}

export function useAudit(filter: { readonly outcome?: AuditOutcome | undefined }) {
  return useInfiniteQuery({
    queryKey: [...keys.audit, filter],
    queryFn: ({ pageParam, signal }) => call(accessRoutes.listAudit, { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Where the whole audit can be downloaded as JSON lines. */
export function auditAddress(outcome: AuditOutcome | undefined): string {
  return `${accessRoutes.exportAudit.path}?${new URLSearchParams({ format: 'jsonl', ...(outcome ? { outcome } : {}) })}`;
}

export function useCreatePerson() {
  return useChange(keys.people, (body: z.input<typeof CreatePerson>) => call(accessRoutes.createPerson, { body }));
}

export function useSavePerson(id: string) {
  return useChange(keys.people, (body: z.input<typeof SavePerson>) => call(accessRoutes.savePerson, { params: { id }, body }));
}

export function useDeletePerson(id: string) {
  return useChange(keys.people, () => send(accessRoutes.deletePerson, { params: { id } }));
}

export function useCreateLink(id: string) {
  return useChange(keys.people, () => call(accessRoutes.createLink, { params: { id }, body: {} }));
}

export function useCreateToken() {
  return useChange(keys.tokens, (body: z.input<typeof CreateToken>) => call(accessRoutes.createToken, { body }));
}

export function useRotateToken(id: string) {
  return useChange(keys.tokens, () => call(accessRoutes.rotateToken, { params: { id }, body: {} }));
}

export function useRevokeToken(id: string) {
  return useChange(keys.tokens, () => send(accessRoutes.revokeToken, { params: { id } }));
}

export function useChangePassword() {
  return useChange(keys.sessions, (body: { current: string; next: string }) => send(sessionRoutes.changePassword, { body }));
}

export function useEndSession() {
  return useChange(keys.sessions, (id: string) => send(sessionRoutes.endSession, { params: { id } }));
}

function useChange<Input, Output>(queryKey: readonly string[], change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey }) });
}
