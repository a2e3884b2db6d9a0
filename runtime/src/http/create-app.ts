import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { answerProblem } from './answer-problem.ts';
import { authenticate } from './authenticate.ts';
import { serveChannels } from './channels.ts';
import { serveDeliveries } from './deliveries.ts';
import { serveDesigner } from './designer.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { serveExchange } from './exchange.ts';
import { serveFlows } from './flows.ts';
import { serveHooks } from './hooks.ts';
import { serveLive } from './live.ts';
import { serveOrders } from './orders.ts';
import { Refusal } from './refusals.ts';
import { serveOpen, serveSystem } from './system.ts';

const pageHeaders = secureHeaders({
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
  // Whether there is TLS in front is not known here.
  strictTransportSecurity: false,
});

/** The whole HTTP face: hooks for channels, the API behind a token, the designer for everything else. */
export function createApp(deps: HttpDeps): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error, context) => answerProblem(context, error, deps.log));
  app.notFound((context) => answerProblem(context, new Refusal('not-found'), deps.log));
  serveHooks(app, deps);
  app.use('*', pageHeaders);
  serveOpen(app, deps);
  app.use('/api/*', authenticate(deps.store.access));
  app.use('/api/*', async (context, next) => {
    if (deps.stopping() && context.req.method !== 'GET') throw new Refusal('overloaded', { retryAfter: 5 });
    await next();
  });
  serveSystem(app, deps);
  serveExchange(app, deps);
  serveFlows(app, deps);
  serveOrders(app, deps);
  serveChannels(app, deps);
  serveDeliveries(app, deps);
  serveLive(app, deps);
  app.all('/api/*', () => {
    throw new Refusal('not-found');
  });
  if (deps.designer !== undefined) serveDesigner(app, deps.designer);
  return app;
}
