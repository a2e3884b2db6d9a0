import { accessRoutes, type Permission, type Role, roles } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import type { PasswordLinkMade } from '../access/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentPerson } from './present-access.ts';
import { Refusal } from './refusals.ts';

/** Who may sign in, and as what. Nobody can make somebody who may do more than he himself. */
export function servePeople(app: Hono<Environment>, { store, access: { people, links } }: HttpDeps): void {
  implement(app, accessRoutes.listPeople, ({ actor }) => ({ items: store.access.people(actor.tenant).map(presentPerson), next: null }));

  implement(app, accessRoutes.createPerson, ({ actor, body, tell }) => {
    tell({ target: `${body.name} ${body.role}` });
    mustHave(actor, roles[body.role]);
    const person = people.add(actor, body);
    const link = person && links.make(actor, person.id);
    if (!link) throw new Refusal('name-taken');
    return { ...presentLink(link), person: presentPerson(person) };
  });

  implement(app, accessRoutes.savePerson, ({ actor, body, param, tell }) => {
    const before = existing(actor, param('id'));
    tell({ target: `${before.name} ${body.role}${body.disabled ? ' disabled' : ''}` });
    mustHave(actor, roles[body.role]);
    const result = people.save(actor.tenant, param('id'), body);
    if (result.type === 'saved') return presentPerson(result.person);
    throw new Refusal(result.type === 'missing' ? 'unknown-person' : 'last-admin');
  });

  implement(app, accessRoutes.deletePerson, ({ actor, param, tell }) => {
    tell({ target: existing(actor, param('id')).name });
    const outcome = people.remove(actor.tenant, param('id'));
    if (outcome === 'missing') throw new Refusal('unknown-person');
    if (outcome === 'last-admin') throw new Refusal('last-admin');
    return undefined;
  });

  implement(app, accessRoutes.createLink, ({ actor, param, tell }) => {
    tell({ target: existing(actor, param('id')).name });
    const link = links.make(actor, param('id'));
    if (!link) throw new Refusal('unknown-person');
    return presentLink(link);
  });

  /** Found, and not above whoever asks: else he could make himself the other by a link. */
  function existing(actor: Actor, id: string): { readonly name: string; readonly role: Role } {
    const person = store.access.person(actor.tenant, id);
    if (!person) throw new Refusal('unknown-person');
    mustHave(actor, roles[person.role]);
    return person;
  }
}

/** Refuses to grant what the granter does not have. */
export function mustHave(actor: Actor, permissions: readonly Permission[]): void {
  const missing = permissions.filter((one) => !actor.permissions.has(one));
  if (missing.length > 0) throw new Refusal('beyond-own', { detail: missing.join(', ') });
}

function presentLink({ link, expiresAt }: PasswordLinkMade) {
  return { link, expiresAt: new Date(expiresAt).toISOString() };
}
