import { backTestRoutes } from '@orderloom/shared/api';
import { fateCodes, tellFate } from '@orderloom/shared/backtest';
import type { FlowDocument } from '@orderloom/shared/document';
import { noMapping } from '@orderloom/shared/migrate';
import type { Hono } from 'hono';
import type { BackTestJob } from '../backtest/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { found, readable } from './flows.ts';
import { implement } from './implement.ts';
import { Refusal } from './refusals.ts';

const day = 86_400_000;
const groupsShown = 100;

/** What a drawing would do to the orders there are. */
export function serveBackTests(app: Hono<Environment>, deps: HttpDeps): void {
  const { backTests, clock, reading } = deps;

  implement(app, backTestRoutes.readStanding, async ({ actor, param }) => {
    const { id, activeOrders } = found(deps, actor, param('id'));
    const counts = await reading.queries.stateCounts(actor.tenant, id);
    return { orders: activeOrders, states: counts.map(({ version, state, orders }) => ({ version, state, orders })) };
  });

  implement(app, backTestRoutes.startBackTest, async ({ actor, body, param }) => {
    const flow = param('id');
    const { draft } = found(deps, actor, flow);
    const { days, mapping = noMapping, document = draft } = body;
    const until = clock.now();
    const target = readable({ ...document, id: flow });
    const removed = await removedStates(deps, actor, target);
    const job = backTests.ask({ tenant: actor.tenant, flow, target, mapping, removed, since: until - days * day, until }, actor.name);
    if (!job) throw new Refusal('overloaded', { retryAfter: 10 });
    return present(deps, job);
  });

  implement(app, backTestRoutes.readBackTest, ({ actor, param }) => present(deps, existing(deps, actor, param('id'))));

  implement(app, backTestRoutes.listConcernedOrders, ({ actor, param, query }) => {
    const { state } = existing(deps, actor, param('id'));
    const wanted = state.concerned.filter(
      (order) =>
        (query.kind === undefined || order.kinds.includes(query.kind)) &&
        (query.state === undefined || order.states.includes(query.state)) &&
        (query.transition === undefined || order.transition === query.transition),
    );
    const from = Number(query.cursor ?? 0) || 0;
    const end = from + query.limit;
    const items = wanted.slice(from, end).map(({ states: _states, transition: _transition, ...shown }) => shown);
    return { items, next: end < wanted.length ? String(end) : null };
  });

  implement(app, backTestRoutes.cancelBackTest, ({ actor, param }) => {
    if (!backTests.cancel(actor.tenant, param('id'))) throw new Refusal('unknown-back-test');
    return undefined;
  });
}

function existing({ backTests }: HttpDeps, actor: Actor, id: string): BackTestJob {
  const job = backTests.get(actor.tenant, id);
  if (!job) throw new Refusal('unknown-back-test');
  return job;
}

/** States orders in flight stand in and the drawing has no more, as their own version calls them. */
async function removedStates({ reading, store }: HttpDeps, { tenant }: Actor, { id, states }: FlowDocument) {
  const counts = (await reading.queries.stateCounts(tenant, id)).filter(({ state }) => !Object.hasOwn(states, state));
  return [...new Set(counts.map(({ state }) => state))].map((state) => {
    const mine = counts.filter((count) => count.state === state);
    const newest = Math.max(...mine.map(({ version }) => version));
    const label = store.flows.version(tenant, id, newest)?.states[state]?.label ?? {};
    return { state, label, orders: mine.reduce((sum, { orders }) => sum + orders, 0) };
  });
}

function present({ store }: HttpDeps, { id, question, state }: BackTestJob) {
  const { tenant, flow, target, since, until, removed } = question;
  const { status, total, cut, tally, concerned, tookMs, problems } = state;
  const source = store.flows.get(tenant, flow)?.published ?? target;
  const groups = tally.reasons.slice(0, groupsShown).map((reason) => {
    const { message, place } = tellFate(reason, source, target);
    const { code, subject, orders } = reason;
    return { kind: fateCodes[code], code, subject, orders, message, place };
  });
  return {
    id,
    flow,
    status,
    days: Math.round((until - since) / day),
    total,
    cut,
    examined: tally.orders,
    inFlight: tally.inFlight,
    same: tally.same,
    kinds: tally.kinds,
    states: tally.states,
    transitions: tally.transitions,
    groups,
    concerned: tally.orders - tally.same,
    listed: concerned.length,
    removed,
    tookMs,
    problems,
  };
}
