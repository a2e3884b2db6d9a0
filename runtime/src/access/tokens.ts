import { identityOfToken } from './identity.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { AccessDeps, Tokens } from './types.ts';

/** Access tokens of machines: scoped, shown once, rotated without a gap. */
export function createTokens({ store, now, nextId }: AccessDeps): Tokens {
  const used = new Map<string, number>();

  function resolve(token: string) {
    const hash = digestOf(token);
    const row = store.token(hash);
    if (!row || (row.expiresAt !== null && row.expiresAt <= now())) return undefined;
    used.set(hash, now());
    return identityOfToken(row, null);
  }

  return {
    resolve,
    list(tenant) {
      const rows = store.tokens(tenant);
      return rows
        .filter((row) => row.replacedAt === null)
        .map((row) => {
          const before = rows.filter((other) => other.id === row.id && other.replacedAt !== null && (other.expiresAt ?? 0) > now());
          const graceEnds = before.length === 0 ? null : Math.max(...before.map((other) => other.expiresAt ?? 0));
          return { ...row, usedAt: used.get(row.hash) ?? row.usedAt, graceEnds };
        });
    },
    create(identity, given) {
      const token = newSecret('ol_');
      const row = {
        hash: digestOf(token),
        tenant: identity.tenant,
        actor: `token:${given.name}`,
        role: 'token',
        createdAt: now(),
        id: nextId(),
        name: given.name,
        scopes: given.permissions,
        createdBy: identity.name,
        expiresAt: given.expiresAt,
        usedAt: null,
        replacedAt: null,
      };
      store.addToken(row);
      return { token, row };
    },
    rotate(tenant, id, graceMs) {
      const current = store.tokens(tenant).find((row) => row.id === id && row.replacedAt === null);
      if (!current) return undefined;
      const token = newSecret('ol_');
      const row = { ...current, hash: digestOf(token), createdAt: now(), usedAt: null };
      store.replaceToken(row, now() + graceMs);
      return { token, row };
    },
    revoke: (tenant, id) => store.removeTokens(tenant, id),
    flush() {
      if (used.size === 0) return;
      store.touchTokens(used);
      used.clear();
    },
  };
}
