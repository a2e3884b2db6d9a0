import { orderRoutes } from '@orderloom/shared/api';
import { withGoods } from '@orderloom/shared/order';
import type { Hono } from 'hono';
import type { CommandResult, SendInput } from '../engine/index.ts';
import type { OrderRecord } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { createFlowDocuments } from './flow-documents.ts';
import { implement } from './implement.ts';
import { presentJournal, presentOrder, presentOrderDetail } from './present.ts';
import { Refusal } from './refusals.ts';

/** The scope of dedupe keys of calls to this API. */
const source = 'api';

/** Orders and what people and programs do to them. */
export function serveOrders(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, engine, reading } = deps;
  const documentOf = createFlowDocuments(store.flows);

  serveLists(app, deps, documentOf);

  implement(app, orderRoutes.createOrder, async ({ actor, body }) => {
    const data = withGoods(body.data, () => store.bundles.catalogue(actor.tenant));
    const command = { type: 'create', channel: source, flow: body.flow, externalId: body.externalId, data } as const;
    const { results } = await engine.submit({ tenant: actor.tenant, source, actor: actor.name, commands: [command] });
    const result = single(results);
    if (result.outcome === 'unknown') throw new Refusal('unknown-flow', { errors: result.problems });
    if (!result.created) throw new Refusal('order-refused', { errors: result.problems });
    return stepResult(actor, result);
  });

  implement(app, orderRoutes.readOrder, ({ actor, param }) => shown(actor, existing(actor, param('id'))));

  implement(app, orderRoutes.sendEvent, ({ actor, body, param }) => {
    const event = { ...body.payload, type: body.type };
    return step(actor, param('id'), { type: 'event', event }, body.id);
  });

  implement(app, orderRoutes.listAcceptable, async ({ actor, param }) => {
    const order = existing(actor, param('id'));
    const events = documentOf(actor.tenant, order.flow, order.version)?.events ?? {};
    const items = ((await engine.acceptable(actor.tenant, order.id)) ?? []).flatMap(({ type, leadsTo }) => {
      const definition = events[type];
      return definition ? [{ type, definition, leadsTo }] : [];
    });
    return { items, next: null };
  });

  implement(app, orderRoutes.readJournal, async ({ actor, param, query }) => {
    existing(actor, param('id'));
    const page = await reading.queries.journal(actor.tenant, param('id'), query);
    return { items: page.items.map(presentJournal), next: page.next };
  });

  async function step(actor: Actor, order: string, input: SendInput, id?: string) {
    const dedupeKey = id === undefined ? undefined : `${order} ${id}`;
    const { results } = await engine.submit({
      tenant: actor.tenant,
      source,
      actor: actor.name,
      commands: [{ type: 'order', order, input, dedupeKey }],
    });
    return stepResult(actor, single(results));
  }

  function stepResult(actor: Actor, { outcome, order, problems }: CommandResult) {
    if (outcome === 'failed') throw new Refusal('step-failed', { errors: problems });
    if (outcome === 'unknown' || order === null) throw new Refusal('unknown-order', { errors: problems });
    return { outcome, problems, order: shown(actor, existing(actor, order)) };
  }

  function existing(actor: Actor, id: string): OrderRecord {
    const order = store.queries.order(actor.tenant, id);
    if (!order) throw new Refusal('unknown-order');
    return order;
  }

  function shown(actor: Actor, order: OrderRecord) {
    return presentOrderDetail(order, documentOf(actor.tenant, order.flow, order.version));
  }
}

function serveLists(app: Hono<Environment>, { reading }: HttpDeps, documentOf: ReturnType<typeof createFlowDocuments>): void {
  implement(app, orderRoutes.listOrders, async ({ actor, query }) => {
    const page = await reading.queries.orders(actor.tenant, orderFilter(query));
    return { items: page.items.map((row) => presentOrder(row, documentOf(actor.tenant, row.flow, row.version))), next: page.next };
  });

  implement(app, orderRoutes.listReasons, async ({ actor }) => ({
    items: await reading.queries.reasonCounts(actor.tenant),
    next: null,
  }));
}

function single(results: readonly CommandResult[]): CommandResult {
  const [result] = results;
  if (!result) throw new Error('the engine gave no result for a command');
  return result;
}

/** The filter of a list with its times as the store has them. */
export function orderFilter<Query extends OrderTimes>(query: Query) {
  return { ...query, createdFrom: instant(query.createdFrom), createdTo: instant(query.createdTo) };
}

interface OrderTimes {
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
}

function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
