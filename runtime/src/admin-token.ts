import { randomBytes } from 'node:crypto';
import { tokenHash } from './http/token-hash.ts';
import type { AccessStore } from './store/index.ts';

const tenant = 'default';
const actor = 'admin';

/** How to sign in, for the person who started the program; the token itself only when it was made just now. */
export type AdminToken = { readonly type: 'made'; readonly token: string } | { readonly type: 'given' } | { readonly type: 'kept' };

/** Makes sure that an administrator can sign in. A token given by the environment replaces the one before: so a lost one is replaced. */
export function ensureAdminToken(access: AccessStore, given: string | undefined, now: number): AdminToken {
  const stored = access.tokens(tenant).filter((row) => row.actor === actor);
  if (given === undefined && stored.length > 0) return { type: 'kept' };
  const token = given ?? `ol_${randomBytes(24).toString('base64url')}`;
  const hash = tokenHash(token);
  for (const row of stored) if (row.hash !== hash) access.removeToken(tenant, row.hash);
  access.addToken({ hash, tenant, actor, role: 'admin', createdAt: now });
  return given === undefined ? { type: 'made', token } : { type: 'given' };
}
