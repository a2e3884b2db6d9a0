import type { SessionRow } from '../store/index.ts';
import type { Attempts } from './attempts.ts';
import { isGuessable, type Passwords } from './passwords.ts';
import { digestOf } from './secrets.ts';
import { attemptAt, isCurrent } from './sessions.ts';
import type { AccessDeps, Identity, OwnSessions } from './types.ts';

/** What everybody may do with his own sessions and password. */
export function createOwnSessions(deps: AccessDeps & { passwords: Passwords; attempts: Attempts }): OwnSessions {
  const { store, now, passwords, attempts } = deps;
  const all = ({ person, tenant }: Identity) => (person === null ? [] : store.sessions(tenant, person));

  return {
    list: (identity) =>
      all(identity)
        .filter((row) => isCurrent(row, now()))
        .map((row) => ({ ...row, id: idOf(row) })),
    end(identity, id) {
      const row = all(identity).find((one) => idOf(one) === id);
      return row !== undefined && store.removeSession(row.hash);
    },
    endOthers(identity) {
      if (identity.person !== null) store.removeSessions(identity.tenant, identity.person, identity.session ?? undefined);
    },
    signOut(identity) {
      if (identity.session !== null) store.removeSession(identity.session);
    },
    async changePassword(identity, { current, next }, origin) {
      const person = identity.person === null ? undefined : store.person(identity.tenant, identity.person);
      if (!person) return { type: 'no-password' };
      if (isGuessable(next, person.name)) return { type: 'weak-password' };
      const attempt = attemptAt(deps, person, `${person.tenant} ${person.name}`, origin);
      const ms = attempts.begin(attempt);
      if (ms > 0) return { type: 'wait', ms };
      if (!(await passwords.matches(person.password, current))) return { type: 'wrong-password' };
      attempts.succeeded(attempt);
      store.savePerson(person.tenant, person.id, { password: await passwords.hash(next) });
      store.removeSessions(person.tenant, person.id, identity.session ?? undefined);
      return { type: 'changed' };
    },
  };
}

/** Tells sessions apart without telling what could open one. */
function idOf({ hash }: SessionRow): string {
  return digestOf(hash).slice(0, 20);
}
