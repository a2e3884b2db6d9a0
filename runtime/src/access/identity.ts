import { type Permission, Role, roles } from '@orderloom/shared/api';
import type { PersonRow, TokenRow } from '../store/index.ts';
import type { Identity } from './types.ts';

/** What a person may by his role. */
export function identityOfPerson(person: PersonRow, session: string): Identity {
  return {
    tenant: person.tenant,
    name: `person:${person.name}`,
    permissions: new Set<Permission>(roles[person.role]),
    person: person.id,
    display: person.display,
    session,
  };
}

/** What a token may: its scopes, or what the role of an administrator's token may. */
export function identityOfToken(token: TokenRow, session: string | null): Identity {
  return {
    tenant: token.tenant,
    name: token.scopes === null ? `person:${token.actor}` : token.actor,
    permissions: permissionsOfToken(token),
    person: null,
    display: token.name,
    session,
  };
}

export function permissionsOfToken({ scopes, role }: TokenRow): ReadonlySet<Permission> {
  if (scopes !== null) return new Set(scopes);
  const known = Role.safeParse(role);
  return new Set<Permission>(known.success ? roles[known.data] : []);
}
