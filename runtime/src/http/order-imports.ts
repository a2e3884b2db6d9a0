import { orderRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import { importBatch } from '../importing/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { Refusal } from './refusals.ts';

/** Orders that have a past elsewhere. */
export function serveOrderImports(app: Hono<Environment>, { store, engine }: HttpDeps): void {
  implement(app, orderRoutes.importOrders, async ({ actor, body }) => {
    const { flow, version, channel } = body;
    if (!store.flows.get(actor.tenant, flow)) throw new Refusal('unknown-flow');
    if (!store.flows.versions(actor.tenant, flow).some((one) => one.version === version)) throw new Refusal('unknown-version');
    const orders = body.orders.map(({ since, ...order }) => ({ ...order, since: since === undefined ? null : Date.parse(since) }));
    const batch = { tenant: actor.tenant, flow, version, channel, actor: actor.name, orders, tried: body.try };
    return { results: await importBatch({ engine, catalogue: store.bundles.catalogue }, batch) };
  });
}
