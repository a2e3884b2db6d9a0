import { and, eq, isNull, sql } from 'drizzle-orm';
import { accessTokens, sessions } from './access-tables.ts';
import type { AccessStore } from './access-types.ts';
import type { Connection } from './connect.ts';

type TokenStore = Pick<AccessStore, 'token' | 'tokens' | 'addToken' | 'replaceToken' | 'removeToken' | 'removeTokens' | 'touchTokens'>;

const plain = { scopes: null, createdBy: 'system', expiresAt: null, usedAt: null, replacedAt: null };

/** Tokens of machines, by their digests. */
export function createTokenStore({ query }: Connection): TokenStore {
  const byHash = query
    .select()
    .from(accessTokens)
    .where(eq(accessTokens.hash, sql.placeholder('hash')))
    .prepare();
  return {
    token: (hash) => byHash.get({ hash }),
    tokens: (tenant) => query.select().from(accessTokens).where(eq(accessTokens.tenant, tenant)).orderBy(accessTokens.createdAt).all(),
    addToken(token) {
      const whole = { ...plain, id: token.hash.slice(0, 16), name: token.actor, ...token };
      query.insert(accessTokens).values(whole).onConflictDoNothing().run();
    },
    replaceToken(token, graceEnds) {
      const current = and(eq(accessTokens.tenant, token.tenant), eq(accessTokens.id, token.id), isNull(accessTokens.replacedAt));
      query.transaction((change) => {
        const ends = sql`min(coalesce(${accessTokens.expiresAt}, ${graceEnds}), ${graceEnds})`;
        change.update(accessTokens).set({ replacedAt: token.createdAt, expiresAt: ends }).where(current).run();
        change.insert(accessTokens).values(token).run();
      });
    },
    removeToken: (tenant, hash) =>
      query
        .delete(accessTokens)
        .where(and(eq(accessTokens.tenant, tenant), eq(accessTokens.hash, hash)))
        .run().changes > 0,
    removeTokens: (tenant, id) =>
      query.transaction((change) => {
        change
          .delete(sessions)
          .where(and(eq(sessions.tenant, tenant), eq(sessions.token, id)))
          .run();
        const own = and(eq(accessTokens.tenant, tenant), eq(accessTokens.id, id));
        return change.delete(accessTokens).where(own).run().changes > 0;
      }),
    touchTokens(used) {
      query.transaction((change) => {
        for (const [hash, usedAt] of used) change.update(accessTokens).set({ usedAt }).where(eq(accessTokens.hash, hash)).run();
      });
    },
  };
}
