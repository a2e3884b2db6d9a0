import { type Permission, Role, roles } from '@orderloom/shared/api';
import type { MiddlewareHandler } from 'hono';
import type { AccessStore } from '../store/index.ts';
import type { Environment } from './environment.ts';
import { Refusal } from './refusals.ts';
import { tokenHash } from './token-hash.ts';

/** Lets through whoever shows a known token in the Authorization header; never in an address, which ends up in logs. */
export function authenticate(access: AccessStore): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
    const known = scheme?.toLowerCase() === 'bearer' && token ? access.token(tokenHash(token)) : undefined;
    if (!known) throw new Refusal('unauthenticated');
    context.set('actor', {
      tenant: known.tenant,
      name: `person:${known.actor}`,
      permissions: rightsOf(known.role),
      person: null,
      display: known.name,
      session: null,
    });
    await next();
  };
}

function rightsOf(name: string): ReadonlySet<Permission> {
  const role = Role.safeParse(name);
  return new Set<Permission>(role.success ? roles[role.data] : []);
}
