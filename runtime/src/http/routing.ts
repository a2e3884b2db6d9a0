import { routingRoutes } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import { compileTable } from '@orderloom/shared/routing';
import type { Hono } from 'hono';
import type { RoutingBasis } from '../store/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { serveFacts } from './facts.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** The routing rules: their draft, their versions, trials, and why an order went where it went. */
export function serveRouting(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, reading, clock } = deps;
  const { routing, queries } = store;
  serveFacts(app, deps);

  implement(app, routingRoutes.readRouting, ({ actor }) => {
    const { revision, table, savedAt, savedBy } = queries.routingDraft(actor.tenant);
    const { version, table: published, warehouses, carriers } = routing.basis(actor.tenant);
    const saved = savedAt === null ? null : iso(savedAt);
    return { revision, draft: table, savedAt: saved, savedBy, version, published, facts: [...warehouses, ...carriers] };
  });

  implement(app, routingRoutes.readRoutingOverview, async ({ actor }) => {
    const { loads, offers } = await reading.queries.routingOverview(actor.tenant, clock.now());
    return { loads, offers };
  });

  implement(app, routingRoutes.saveRoutingDraft, ({ actor, body }) => {
    const { tenant, name } = actor;
    if (routing.saveDraft(tenant, body.revision, body.table, name) === 'conflict') throw conflict(tenant);
    return { revision: body.revision + 1, problems: [...problemsOf(body.table, routing.basis(tenant))] };
  });

  implement(app, routingRoutes.publishRouting, ({ actor, body, tell }) => {
    const { tenant, name } = actor;
    const errors = problemsOf(queries.routingDraft(tenant).table, routing.basis(tenant));
    if (errors.length > 0) throw new Refusal('bad-routing', { errors });
    const version = routing.publish(tenant, body.revision, body.note, name);
    if (version === undefined) throw conflict(tenant);
    tell({ target: `v${version}`, reason: body.note });
    return { version };
  });

  implement(app, routingRoutes.rollBackRouting, ({ actor, body, tell }) => {
    const version = routing.rollBack(actor.tenant, body.version, actor.name);
    if (version === undefined) throw new Refusal('unknown-version');
    tell({ target: `v${body.version}` });
    return { version };
  });

  implement(app, routingRoutes.listRoutingVersions, ({ actor }) => ({
    items: queries.routingVersions(actor.tenant).map((row) => ({ ...row, publishedAt: iso(row.publishedAt) })),
    next: null,
  }));

  implement(app, routingRoutes.tryRouting, ({ actor, body }) =>
    reading.queries.routingTrial(actor.tenant, body.table, body.orders, clock.now()),
  );

  implement(app, routingRoutes.listOrderRoutes, async ({ actor, param }) => {
    const rows = await reading.queries.routingDecisions(actor.tenant, param('id'));
    return { items: rows.map((row) => ({ ...row, at: iso(row.at) })), next: null };
  });

  function conflict(tenant: string): Refusal {
    return new Refusal('revision-conflict', { revision: queries.routingDraft(tenant).revision });
  }
}

/** The faults of a table, against the warehouses and carriers there are. */
function problemsOf(table: RoutingBasis['table'], basis: RoutingBasis): readonly Problem[] {
  return compileTable(table, basis).problems;
}
