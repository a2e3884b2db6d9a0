import type { Context, MiddlewareHandler } from 'hono';
import type { Cookies } from './cookies.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { addressOf, isOwnPage } from './origin.ts';
import { Refusal } from './refusals.ts';

/**
 * Finds out who asks: by a token in the Authorization header (never in an address, which ends up in logs) or by the session's cookie.
 * Whether he may is held by each route. What a browser sends along by itself counts only when a page of ours asked.
 */
export function authenticate({ access, reach }: HttpDeps, cookies: Cookies): MiddlewareHandler<Environment> {
  return async (context, next) => {
    context.set('origin', {
      address: addressOf(context, reach),
      agent: context.req.header('user-agent') ?? '',
      device: cookies.device(context),
    });
    context.set('note', access.note);
    const authorization = context.req.header('authorization');
    const cookie = authorization === undefined ? cookies.session(context) : undefined;
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (authorization === undefined && !reads && !isOwnPage(context, reach, cookie === undefined)) throw new Refusal('foreign-page');
    const find = () => (authorization === undefined ? bySession(cookie) : byToken(authorization));
    know(context, find);
    await next();
  };

  function bySession(cookie: string | undefined): Actor | undefined {
    return cookie === undefined ? undefined : access.sessions.resume(cookie);
  }

  function byToken(authorization: string): Actor | undefined {
    const [scheme, token] = authorization.split(' ');
    return scheme?.toLowerCase() === 'bearer' && token ? access.tokens.resolve(token) : undefined;
  }
}

function know(context: Context<Environment>, find: () => Actor | undefined): void {
  const actor = find();
  if (actor) context.set('actor', actor);
  context.set('stillSignedIn', () => find() !== undefined);
}
