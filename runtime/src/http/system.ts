import { systemRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import { describeApi } from './describe-api.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentMe } from './present-access.ts';
import { presentSystem } from './present-system.ts';
import { Refusal } from './refusals.ts';

/** How the process is and what it offers; for anybody. */
export function serveOpen(app: Hono<Environment>, { store, version, stopping, monitor }: HttpDeps): void {
  let description: Readonly<Record<string, unknown>> | undefined;

  implement(app, systemRoutes.health, () => ({
    status: stopping() ? ('stopping' as const) : ('ok' as const),
    version,
    uptime: Math.floor(process.uptime()),
    store: { type: store.info.type, synchronous: store.info.synchronous },
  }));

  implement(app, systemRoutes.ready, async () => {
    const reasons = await monitor.notReady();
    if (reasons.length > 0) throw new Refusal('overloaded', { retryAfter: 5, detail: reasons.join(', ') });
    return { status: 'ready' as const };
  });

  implement(app, systemRoutes.openapi, () => {
    description ??= describeApi(version);
    return description;
  });
}

/** Who is signed in, and how the server is. */
export function serveSystem(app: Hono<Environment>, { store, engine, monitor, version, shown }: HttpDeps): void {
  implement(app, systemRoutes.me, ({ actor }) => presentMe(actor, store));

  implement(app, systemRoutes.system, async ({ actor }) => {
    const notReady = await monitor.notReady();
    const figures = await monitor.figures().catch(() => {
      throw new Refusal('overloaded', { retryAfter: 5, detail: notReady.join(', ') });
    });
    const { tenant } = actor;
    const { synchronous } = store.info;
    const history = monitor.history.samples();
    const destinations = await engine.destinations(tenant);
    const paused = new Set(store.destinations.list(tenant).flatMap(({ id, pause }) => (pause ? [id] : [])));
    return presentSystem(figures, { tenant, notReady, version, synchronous, settings: shown, history, destinations, paused });
  });
}
