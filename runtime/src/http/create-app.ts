import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { answerProblem } from './answer-problem.ts';
import { serveAudit } from './audit.ts';
import { authenticate } from './authenticate.ts';
import { serveBackTests } from './back-tests.ts';
import { serveCalendar } from './calendar.ts';
import { serveChannels } from './channels.ts';
import { createCookies, isHttps } from './cookies.ts';
import { serveDeliveries } from './deliveries.ts';
import { serveDesigner } from './designer.ts';
import { serveDestinations } from './destinations.ts';
import type { Environment, HttpDeps, Reach } from './environment.ts';
import { serveExchange } from './exchange.ts';
import { serveExports } from './exports.ts';
import { serveFlows } from './flows.ts';
import { serveGoods } from './goods.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { serveImports } from './imports.ts';
import { serveIncidents } from './incidents.ts';
import { serveLive } from './live.ts';
import { logRequests } from './log-requests.ts';
import { serveMappings } from './mappings.ts';
import { serveMerges } from './merges.ts';
import { serveMetrics } from './metrics.ts';
import { serveMigrations } from './migrations.ts';
import { serveOrderImports } from './order-imports.ts';
import { serveOrders } from './orders.ts';
import { servePeople } from './people.ts';
import { Refusal } from './refusals.ts';
import { serveReleases } from './releases.ts';
import { serveRepairs } from './repairs.ts';
import { serveRouting } from './routing.ts';
import { serveSecrets } from './secrets.ts';
import { serveSessions } from './sessions.ts';
import { serveSignIn } from './sign-in.ts';
import { serveOpen, serveSystem } from './system.ts';
import { serveTokens } from './tokens.ts';

function pageHeaders({ publicUrl }: Reach) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // The component library sets sizes and colours by style attributes and one style element.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    // Whether there is TLS in front is known only from the settings.
    strictTransportSecurity: isHttps(publicUrl) ? 'max-age=31536000' : false,
  });
}

/** The whole HTTP face: hooks for channels, the API for whoever may, the designer for everything else. */
export function createApp(deps: HttpDeps): { readonly app: Hono<Environment>; readonly hooks: Hooks } {
  const app = new Hono<Environment>();
  const hooks = createHooks(deps);
  app.onError((error, context) => answerProblem(context, error, deps.log));
  app.notFound((context) => answerProblem(context, new Refusal('not-found'), deps.log));
  app.route('/', hooks.app);
  app.use('*', pageHeaders(deps.reach));
  const cookies = createCookies(deps.reach);
  app.use('/api/*', requestId(), logRequests(deps.log));
  app.use('/api/*', authenticate(deps, cookies));
  serveOpen(app, deps);
  app.use('/api/*', async (context, next) => {
    context.set('jsonDepth', deps.limits.jsonDepth);
    if (deps.stopping() && context.req.method !== 'GET') throw new Refusal('overloaded', { retryAfter: 5 });
    await next();
  });
  serveSystem(app, deps);
  serveMetrics(app, deps);
  serveSignIn(app, deps, cookies);
  serveSessions(app, deps, cookies);
  servePeople(app, deps);
  serveTokens(app, deps);
  serveAudit(app, deps);
  serveExchange(app, deps);
  serveFlows(app, deps);
  serveReleases(app, deps);
  serveCalendar(app, deps);
  serveMigrations(app, deps);
  serveBackTests(app, deps);
  serveOrderImports(app, deps);
  serveImports(app, deps);
  serveOrders(app, deps);
  serveRepairs(app, deps);
  serveIncidents(app, deps);
  serveChannels(app, deps);
  serveMappings(app, deps);
  serveDeliveries(app, deps);
  serveDestinations(app, deps);
  serveSecrets(app, deps);
  serveGoods(app, deps);
  serveMerges(app, deps);
  serveRouting(app, deps);
  serveExports(app, deps);
  serveLive(app, deps);
  app.all('/api/*', (context) => {
    throw new Refusal(context.get('actor') ? 'not-found' : 'unauthenticated');
  });
  if (deps.designer !== undefined) serveDesigner(app, deps.designer);
  return { app, hooks };
}
