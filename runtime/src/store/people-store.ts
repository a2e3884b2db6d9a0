import { and, eq, isNull } from 'drizzle-orm';
import { passwordLinks, people, sessions } from './access-tables.ts';
import type { AccessStore } from './access-types.ts';
import type { Connection } from './connect.ts';

type PeopleStore = Pick<
  AccessStore,
  'people' | 'person' | 'personNamed' | 'addPerson' | 'savePerson' | 'removePerson' | 'addLink' | 'link' | 'removeLink'
>;

/** People, and the links by which they choose a password. */
export function createPeopleStore({ query }: Connection): PeopleStore {
  const one = (tenant: string, id: string) => and(eq(people.tenant, tenant), eq(people.id, id));
  return {
    people: (tenant) => query.select().from(people).where(eq(people.tenant, tenant)).orderBy(people.name).all(),
    person: (tenant, id) => query.select().from(people).where(one(tenant, id)).get(),
    personNamed: (tenant, name) =>
      query
        .select()
        .from(people)
        .where(and(eq(people.tenant, tenant), eq(people.name, name)))
        .get(),
    addPerson: (person) => query.insert(people).values(person).onConflictDoNothing().run().changes > 0,
    savePerson(tenant, id, change) {
      query.update(people).set(change).where(one(tenant, id)).run();
    },
    removePerson: (tenant, id) =>
      query.transaction((change) => {
        change
          .delete(sessions)
          .where(and(eq(sessions.tenant, tenant), eq(sessions.person, id)))
          .run();
        change
          .delete(passwordLinks)
          .where(and(eq(passwordLinks.tenant, tenant), eq(passwordLinks.person, id)))
          .run();
        return change.delete(people).where(one(tenant, id)).run().changes > 0;
      }),
    addLink(link) {
      const same = link.person === null ? isNull(passwordLinks.person) : eq(passwordLinks.person, link.person);
      query.transaction((change) => {
        change
          .delete(passwordLinks)
          .where(and(eq(passwordLinks.tenant, link.tenant), same))
          .run();
        change.insert(passwordLinks).values(link).run();
      });
    },
    link: (hash) => query.select().from(passwordLinks).where(eq(passwordLinks.hash, hash)).get(),
    removeLink: (hash) => query.delete(passwordLinks).where(eq(passwordLinks.hash, hash)).run().changes > 0,
  };
}
