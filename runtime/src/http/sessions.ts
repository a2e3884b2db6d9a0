import { sessionRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import type { Cookies } from './cookies.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentSession } from './present-access.ts';
import { Refusal, tooManyTries } from './refusals.ts';

/** One's own sessions and password. */
export function serveSessions(app: Hono<Environment>, { access: { own } }: HttpDeps, cookies: Cookies): void {
  implement(app, sessionRoutes.signOut, ({ actor, context }) => {
    own.signOut(actor);
    cookies.forget(context);
    return undefined;
  });

  implement(app, sessionRoutes.changePassword, async ({ actor, body, context }) => {
    const result = await own.changePassword(actor, body, context.get('origin'));
    switch (result.type) {
      case 'changed':
        return undefined;
      case 'wait':
        throw tooManyTries(result.ms);
      default:
        throw new Refusal(result.type);
    }
  });

  implement(app, sessionRoutes.listSessions, ({ actor }) => ({
    items: own.list(actor).map((row) => presentSession(row, actor.session)),
    next: null,
  }));

  implement(app, sessionRoutes.endSession, ({ actor, param }) => {
    if (!own.end(actor, param('id'))) throw new Refusal('unknown-session');
    return undefined;
  });

  implement(app, sessionRoutes.endSessions, ({ actor }) => {
    own.endOthers(actor);
    return undefined;
  });
}
