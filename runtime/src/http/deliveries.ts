import { deliveryRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentInbox, presentOutbox, presentTimer } from './present.ts';
import { Refusal } from './refusals.ts';

/** What came in, what goes out, and what waits for its time. */
export function serveDeliveries(app: Hono<Environment>, { store, engine, reading, intake }: HttpDeps): void {
  implement(app, deliveryRoutes.listInbox, async ({ actor, query }) => {
    const page = await reading.queries.inbox(actor.tenant, query);
    return { items: page.items.map(presentInbox), next: page.next };
  });

  implement(app, deliveryRoutes.readInboxItem, ({ actor, param }) => inboxItem(actor.tenant, param('id')));

  implement(app, deliveryRoutes.replayInboxItem, async ({ actor, param }) => {
    const row = store.queries.inboxItem(actor.tenant, param('id'));
    if (!row) throw new Refusal('unknown-delivery');
    if ((await intake.replay(actor.tenant, row, actor.name)) === 'unknown-channel') throw new Refusal('unknown-channel');
    return inboxItem(actor.tenant, row.id);
  });

  implement(app, deliveryRoutes.listOutbox, async ({ actor, query }) => {
    const page = await reading.queries.outbox(actor.tenant, query);
    return { items: page.items.map(presentOutbox), next: page.next };
  });

  implement(app, deliveryRoutes.redriveOutboxItem, async ({ actor, param }) => {
    const key = param('key');
    const outcome = await engine.redrive(actor.tenant, key);
    if (outcome === 'not-dead') throw new Refusal('not-dead');
    const row = store.queries.outboxItem(actor.tenant, key);
    if (outcome === 'missing' || !row) throw new Refusal('unknown-effect');
    return presentOutbox(row);
  });

  implement(app, deliveryRoutes.listTimers, async ({ actor, query }) => {
    const page = await reading.queries.timers(actor.tenant, query);
    return { items: page.items.map(presentTimer), next: page.next };
  });

  function inboxItem(tenant: string, id: string) {
    const row = store.queries.inboxItem(tenant, id);
    if (!row) throw new Refusal('unknown-delivery');
    return presentInbox(row);
  }
}
