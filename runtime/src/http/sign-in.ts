import { sessionRoutes } from '@orderloom/shared/api';
import type { Context, Hono } from 'hono';
import type { SignedIn } from '../access/index.ts';
import type { Cookies } from './cookies.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { type Call, implement } from './implement.ts';
import { presentMe } from './present-access.ts';
import { Refusal, tooManyTries } from './refusals.ts';

type SignInCall = Call<typeof sessionRoutes.signIn>;

/** Signing in; for anybody. */
export function serveSignIn(app: Hono<Environment>, deps: HttpDeps, cookies: Cookies): void {
  const { sessions, people, links } = deps.access;

  implement(app, sessionRoutes.readSession, ({ actor }) => ({
    me: actor ? presentMe(actor, deps.store) : null,
    needsSetUp: links.needsSetUp(),
  }));

  implement(app, sessionRoutes.signIn, async (call) => {
    const { body, context, tell } = call;
    tell(claimOf(call));
    const origin = context.get('origin');
    const result = 'token' in body ? sessions.signInWithToken(body.token, origin) : await sessions.signIn(body, origin);
    if (result.type === 'wait') throw tooManyTries(result.ms);
    if (result.type === 'wrong') throw new Refusal('wrong-credentials');
    tell({ actor: result.identity });
    return welcome(context, result);
  });

  implement(app, sessionRoutes.readLink, ({ body }) => {
    const found = links.read(body.link);
    if (!found) throw new Refusal('bad-link');
    const { person, expiresAt } = found;
    return { name: person?.name ?? null, display: person?.display ?? null, expiresAt: new Date(expiresAt).toISOString() };
  });

  implement(app, sessionRoutes.useLink, async ({ body, context, tell }) => {
    const result = await links.use({ ...body, name: body.name });
    if (result.type !== 'chosen') throw new Refusal(result.type);
    const signedIn = sessions.open(result.person, context.get('origin'));
    tell({ actor: signedIn.identity, target: result.person.name });
    return welcome(context, signedIn);
  });

  function welcome(context: Context<Environment>, signedIn: SignedIn) {
    cookies.remember(context, signedIn);
    return presentMe(signedIn.identity, deps.store);
  }

  /** For the audit, before it is known who it was. A name nobody has may be a password typed into the wrong field. */
  function claimOf({ body }: SignInCall) {
    const tenant = 'token' in body || !deps.store.access.tenant(body.tenant) ? 'default' : body.tenant;
    const target = 'token' in body ? 'token' : people.isKnown(tenant, body.name) ? body.name : '?';
    return { actor: { tenant, name: 'anonymous' }, target };
  }
}
