import { eq } from 'drizzle-orm';
import type { AccessStore } from './access-types.ts';
import { createAuditStore } from './audit-store.ts';
import type { Connection } from './connect.ts';
import { createPeopleStore } from './people-store.ts';
import { createSessionStore } from './session-store.ts';
import { tenants } from './tables.ts';
import { createTokenStore } from './token-store.ts';

/** Companies, who may act for them, and what they did. */
export function createAccessStore(connection: Connection): AccessStore {
  const { query } = connection;
  return {
    tenant: (id) => query.select().from(tenants).where(eq(tenants.id, id)).get(),
    tenants: () => query.select().from(tenants).orderBy(tenants.id).all(),
    saveTenant(tenant) {
      const { id: _id, ...rest } = tenant;
      query.insert(tenants).values(tenant).onConflictDoUpdate({ target: tenants.id, set: rest }).run();
    },
    ...createTokenStore(connection),
    ...createPeopleStore(connection),
    ...createSessionStore(connection),
    ...createAuditStore(connection),
  };
}
