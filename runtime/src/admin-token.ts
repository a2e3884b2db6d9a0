import { digestOf } from './access/index.ts';
import type { AccessStore } from './store/index.ts';

const tenant = 'default';
const actor = 'admin';

/** Makes sure that the token given by the environment, and none that it gave before, is an administrator's. */
export function ensureAdminToken(access: AccessStore, token: string, now: number): void {
  const hash = digestOf(token);
  for (const row of access.tokens(tenant)) {
    if (row.actor === actor && row.scopes === null && row.hash !== hash) access.removeToken(tenant, row.hash);
  }
  access.addToken({ hash, tenant, actor, role: 'admin', createdAt: now });
}
