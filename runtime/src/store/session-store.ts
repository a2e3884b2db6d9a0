import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm';
import { accessTokens, knownDevices, passwordLinks, sessions } from './access-tables.ts';
import type { AccessStore } from './access-types.ts';
import type { Connection } from './connect.ts';

type SessionStore = Pick<
  AccessStore,
  'session' | 'sessions' | 'addSession' | 'touchSession' | 'removeSession' | 'removeSessions' | 'removeStale' | 'knowsDevice' | 'addDevice'
>;

/** Browsers remembered for each person; the oldest is forgotten first. */
const maxDevices = 20;

/** Who is signed in, and from where somebody has been before. */
export function createSessionStore({ query }: Connection): SessionStore {
  const byHash = query
    .select()
    .from(sessions)
    .where(eq(sessions.hash, sql.placeholder('hash')))
    .prepare();
  const own = (tenant: string, person: string) => and(eq(sessions.tenant, tenant), eq(sessions.person, person));
  return {
    session: (hash) => byHash.get({ hash }),
    sessions: (tenant, person) => query.select().from(sessions).where(own(tenant, person)).orderBy(desc(sessions.seenAt)).all(),
    addSession(session) {
      query.insert(sessions).values(session).run();
    },
    touchSession(hash, seenAt) {
      query.update(sessions).set({ seenAt }).where(eq(sessions.hash, hash)).run();
    },
    removeSession: (hash) => query.delete(sessions).where(eq(sessions.hash, hash)).run().changes > 0,
    removeSessions(tenant, person, keep) {
      const gone = keep === undefined ? own(tenant, person) : and(own(tenant, person), ne(sessions.hash, keep));
      query.delete(sessions).where(gone).run();
    },
    removeStale(now, idleMs) {
      query.transaction((change) => {
        change
          .delete(sessions)
          .where(or(lt(sessions.expiresAt, now), lt(sessions.seenAt, now - idleMs)))
          .run();
        change.delete(passwordLinks).where(lt(passwordLinks.expiresAt, now)).run();
        change
          .delete(accessTokens)
          .where(and(lt(accessTokens.expiresAt, now), sql`${accessTokens.replacedAt} IS NOT NULL`))
          .run();
      });
    },
    knowsDevice(tenant, person, hash) {
      const device = query.select().from(knownDevices).where(eq(knownDevices.hash, hash)).get();
      return device?.tenant === tenant && device.person === person;
    },
    addDevice(device) {
      const of = and(eq(knownDevices.tenant, device.tenant), eq(knownDevices.person, device.person));
      query.transaction((change) => {
        change.insert(knownDevices).values(device).run();
        const kept = change.select({ hash: knownDevices.hash }).from(knownDevices).where(of);
        const newest = kept.orderBy(desc(knownDevices.createdAt)).limit(maxDevices);
        change
          .delete(knownDevices)
          .where(and(of, sql`${knownDevices.hash} NOT IN ${newest}`))
          .run();
      });
    },
  };
}
