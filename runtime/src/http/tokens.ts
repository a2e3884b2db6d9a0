import { accessRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import { permissionsOfToken } from '../access/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { mustHave } from './people.ts';
import { presentToken } from './present-access.ts';
import { Refusal } from './refusals.ts';

const hour = 60 * 60_000;

/** Access tokens of machines. */
export function serveTokens(app: Hono<Environment>, { clock, access: { tokens } }: HttpDeps): void {
  implement(app, accessRoutes.listTokens, ({ actor }) => ({ items: tokens.list(actor.tenant).map(presentToken), next: null }));

  implement(app, accessRoutes.createToken, ({ actor, body, tell }) => {
    tell({ target: `${body.name} ${body.permissions.join(' ')}` });
    mustHave(actor, body.permissions);
    const { name, permissions, expiresInDays } = body;
    const expiresAt = expiresInDays === null ? null : clock.now() + expiresInDays * 24 * hour;
    const made = tokens.create(actor, { name, permissions: [...new Set(permissions)], expiresAt });
    return { token: made.token, item: presentToken({ ...made.row, graceEnds: null }) };
  });

  implement(app, accessRoutes.rotateToken, ({ actor, body, param, tell }) => {
    tell({ target: existing(actor, param('id')).name });
    const graceMs = body.graceHours * hour;
    const made = tokens.rotate(actor.tenant, param('id'), graceMs);
    if (!made) throw new Refusal('unknown-token');
    return { token: made.token, item: presentToken({ ...made.row, graceEnds: graceMs === 0 ? null : clock.now() + graceMs }) };
  });

  implement(app, accessRoutes.revokeToken, ({ actor, param, tell }) => {
    tell({ target: existing(actor, param('id')).name });
    if (!tokens.revoke(actor.tenant, param('id'))) throw new Refusal('unknown-token');
    return undefined;
  });

  function existing(actor: Actor, id: string) {
    const token = tokens.list(actor.tenant).find((row) => row.id === id);
    if (!token) throw new Refusal('unknown-token');
    mustHave(actor, [...permissionsOfToken(token)]);
    return token;
  }
}
