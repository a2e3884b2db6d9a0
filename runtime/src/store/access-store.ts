import { and, eq } from 'drizzle-orm';
import type { Connection } from './connect.ts';
import { accessTokens, tenants } from './tables.ts';
import type { AccessStore } from './types.ts';

/** Companies, and who may act for them. */
export function createAccessStore({ query }: Connection): AccessStore {
  return {
    tenant: (id) => query.select().from(tenants).where(eq(tenants.id, id)).get(),
    tenants: () => query.select().from(tenants).orderBy(tenants.id).all(),
    saveTenant(tenant) {
      const { id: _id, ...rest } = tenant;
      query.insert(tenants).values(tenant).onConflictDoUpdate({ target: tenants.id, set: rest }).run();
    },
    token: (hash) => query.select().from(accessTokens).where(eq(accessTokens.hash, hash)).get(),
    tokens: (tenant) => query.select().from(accessTokens).where(eq(accessTokens.tenant, tenant)).orderBy(accessTokens.createdAt).all(),
    addToken(token) {
      query.insert(accessTokens).values(token).onConflictDoNothing().run();
    },
    removeToken: (tenant, hash) =>
      query
        .delete(accessTokens)
        .where(and(eq(accessTokens.tenant, tenant), eq(accessTokens.hash, hash)))
        .run().changes > 0,
  };
}
