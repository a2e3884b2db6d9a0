import { systemRoutes } from '@orderloom/shared/api';
import { Hono } from 'hono';
import type { Exposition } from '../metrics/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { Refusal } from './refusals.ts';

/** The figures for Prometheus, at the place it asks by itself as well: for whoever holds the permission, without those of other tenants. */
export function serveMetrics(app: Hono<Environment>, { exposition }: HttpDeps): void {
  implement(app, systemRoutes.metrics, ({ actor }) => answer(exposition, actor.tenant));
  app.get('/metrics', (context) => {
    const url = new URL(context.req.url);
    url.pathname = '/api/metrics';
    return app.request(new Request(url, { headers: context.req.raw.headers }), undefined, context.env);
  });
}

/** The figures alone, for an address that only the scraper reaches. */
export function createMetricsApp(exposition: Exposition): Hono {
  const app = new Hono();
  app.get('/metrics', () => answer(exposition));
  return app;
}

async function answer(exposition: Exposition, tenant?: string): Promise<Response> {
  try {
    return new Response(await exposition.text(tenant), {
      headers: { 'content-type': exposition.contentType, 'cache-control': 'no-store' },
    });
  } catch {
    throw new Refusal('overloaded', { retryAfter: 5 });
  }
}
