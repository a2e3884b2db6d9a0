import type { LinkRow, PersonRow } from '../store/index.ts';
import { isGuessable, type Passwords } from './passwords.ts';
import { isReady, newPerson } from './people.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { AccessDeps, PasswordLinks } from './types.ts';

const linkMs = 24 * 60 * 60_000;

/** How each comes by a password that nobody else has seen: by a link that works once. */
export function createPasswordLinks({ store, now, nextId, passwords }: AccessDeps & { passwords: Passwords }): PasswordLinks {
  const needsSetUp = () => !store.tenants().some(({ id }) => store.people(id).some(isReady));

  function make(tenant: string, person: string | null, createdBy: string) {
    const link = newSecret();
    const expiresAt = now() + linkMs;
    store.addLink({ hash: digestOf(link), tenant, person, expiresAt, createdAt: now(), createdBy });
    return { link, expiresAt };
  }

  function good(link: string): { readonly row: LinkRow; readonly person: PersonRow | undefined } | undefined {
    const row = store.link(digestOf(link));
    if (!row || row.expiresAt <= now()) return undefined;
    if (row.person === null) return needsSetUp() ? { row, person: undefined } : undefined;
    const person = store.person(row.tenant, row.person);
    return person && person.disabledAt === null ? { row, person } : undefined;
  }

  /** Whose password it will be, unless something stands against it. */
  function owner({ row, person }: { readonly row: LinkRow; readonly person: PersonRow | undefined }, name: string, password: string) {
    const made = newPerson({ tenant: row.tenant, id: nextId(), name, role: 'admin' });
    const chosen: PersonRow = person ?? { ...made, createdAt: now(), createdBy: 'set-up' };
    if (chosen.name === '') return 'name-missing';
    if (isGuessable(password, chosen.name)) return 'weak-password';
    const taken = store.personNamed(row.tenant, chosen.name);
    return taken && taken.id !== chosen.id ? 'name-taken' : chosen;
  }

  return {
    needsSetUp,
    first: (tenant) => (needsSetUp() ? make(tenant, null, 'system') : undefined),
    make: ({ tenant, name }, id) => (store.person(tenant, id) ? make(tenant, id, name) : undefined),
    read(link) {
      const found = good(link);
      return found && { person: found.person, expiresAt: found.row.expiresAt };
    },
    async use({ link, name = '', password }) {
      const found = good(link);
      if (!found) return { type: 'bad-link' };
      const person = owner(found, name, password);
      if (typeof person === 'string') return { type: person };
      const hash = await passwords.hash(password);
      // Somebody may have used it while the digest was made.
      if (!good(link) || !store.removeLink(found.row.hash)) return { type: 'bad-link' };
      if (!found.person) store.addPerson(person);
      store.savePerson(person.tenant, person.id, { password: hash });
      store.removeSessions(person.tenant, person.id);
      return { type: 'chosen', person: { ...person, password: hash } };
    },
  };
}
