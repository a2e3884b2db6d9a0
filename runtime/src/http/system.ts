import { systemRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import { describeApi } from './describe-api.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentMe } from './present-access.ts';
import { Refusal } from './refusals.ts';

/** How the process is and what it offers; for anybody. */
export function serveOpen(app: Hono<Environment>, { store, version, stopping }: HttpDeps): void {
  let description: Readonly<Record<string, unknown>> | undefined;

  implement(app, systemRoutes.health, () => ({
    status: stopping() ? ('stopping' as const) : ('ok' as const),
    version,
    store: { type: store.info.type, synchronous: store.info.synchronous },
  }));

  implement(app, systemRoutes.ready, () => {
    if (stopping()) throw new Refusal('overloaded', { retryAfter: 5 });
    return { status: 'ready' as const };
  });

  implement(app, systemRoutes.openapi, () => {
    description ??= describeApi(version);
    return description;
  });
}

/** Who is signed in. */
export function serveSystem(app: Hono<Environment>, { store }: HttpDeps): void {
  implement(app, systemRoutes.me, ({ actor }) => presentMe(actor, store));
}
