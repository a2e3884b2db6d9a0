import type { PersonRow } from '../store/index.ts';
import { foldName } from './names.ts';
import type { AccessDeps, People } from './types.ts';

/** Who may sign in. One administrator at least is always left. */
export function createPeople({ store, now, nextId }: AccessDeps): People {
  const hasOtherAdmin = ({ tenant, id }: PersonRow) =>
    store.people(tenant).some((one) => one.id !== id && one.role === 'admin' && isReady(one));
  const isNeeded = (person: PersonRow) => person.role === 'admin' && isReady(person) && !hasOtherAdmin(person);

  return {
    isKnown: (tenant, name) => store.personNamed(tenant, foldName(name)) !== undefined,
    add(identity, { name, display, role }) {
      const person = { ...newPerson({ tenant: identity.tenant, id: nextId(), name, role }), createdAt: now(), createdBy: identity.name };
      const named = display === '' ? person : { ...person, display };
      return store.addPerson(named) ? named : undefined;
    },
    save(tenant, id, { display, role, disabled }) {
      const person = store.person(tenant, id);
      if (!person) return { type: 'missing' };
      if ((disabled || role !== 'admin') && isNeeded(person)) return { type: 'last-admin' };
      const change = { display, role, disabledAt: disabled ? (person.disabledAt ?? now()) : null };
      store.savePerson(tenant, id, change);
      if (disabled) store.removeSessions(tenant, id);
      return { type: 'saved', person: { ...person, ...change } };
    },
    remove(tenant, id) {
      const person = store.person(tenant, id);
      if (!person) return 'missing';
      if (isNeeded(person)) return 'last-admin';
      return store.removePerson(tenant, id) ? 'removed' : 'missing';
    },
  };
}

export function newPerson({ tenant, id, name, role }: Pick<PersonRow, 'tenant' | 'id' | 'name' | 'role'>) {
  return { tenant, id, name: foldName(name), display: name.trim(), role, password: null, disabledAt: null, signedInAt: null };
}

/** Whether somebody can sign in as this person. */
export function isReady({ password, disabledAt }: PersonRow): boolean {
  return password !== null && disabledAt === null;
}
