import { goodsRoutes } from '@orderloom/shared/api';
import { type Problem, problem } from '@orderloom/shared/base';
import type { Hono } from 'hono';
import type { SendInput } from '../engine/index.ts';
import type { MergeCandidate, MergeRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

const merged = 'order.merged';
const unmerged = 'order.unmerged';

/** Orders that could go together, and those that do. What a merge means for an order, its flow says. */
export function serveMerges(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, engine, clock, ids } = deps;
  const { merges } = store;
  const { notTaking, tellAll } = createTelling(engine);

  implement(app, goodsRoutes.listMergeSuggestions, ({ actor }) => ({
    items: grouped(merges.suggested(actor.tenant, clock.now())),
    next: null,
  }));

  implement(app, goodsRoutes.listMerges, ({ actor }) => ({
    items: merges.list(actor.tenant).map((row) => shown(actor.tenant, row)),
    next: null,
  }));

  implement(app, goodsRoutes.mergeOrders, async ({ actor, body, tell }) => {
    const orders = [...new Set(body.orders)];
    const found = orders.flatMap((order) => merges.candidate(actor.tenant, order) ?? []);
    const faults = [...togetherFaults(orders, found, body.into), ...(await notTaking(actor, found, merged))];
    if (faults.length > 0) throw new Refusal('no-merge', { errors: faults });
    const id = ids.next();
    const into = found.find((one) => one.id === body.into);
    tell({ target: into?.externalId });
    const numbers = found.map((one) => one.externalId);
    await tellAll(actor, found, (order) => ({
      type: merged,
      mergeId: id,
      mergedInto: into?.externalId ?? '',
      mergedWith: numbers.filter((number) => number !== order.externalId),
    }));
    merges.save(actor.tenant, { id, into: body.into, orders, at: clock.now(), by: actor.name });
    return one(actor.tenant, id);
  });

  implement(app, goodsRoutes.undoMerge, async ({ actor, param }) => {
    const merge = merges.get(actor.tenant, param('id'));
    if (!merge) throw new Refusal('not-found');
    if (merge.undoneAt !== null) throw new Refusal('merge-undone');
    const found = merge.orders.flatMap((order) => merges.candidate(actor.tenant, order) ?? []);
    const faults = await notTaking(actor, found, unmerged);
    if (faults.length > 0) throw new Refusal('no-merge', { errors: faults });
    await tellAll(actor, found, () => ({ type: unmerged, mergeId: merge.id, mergedWith: found.map(({ externalId }) => externalId) }));
    merges.undo(actor.tenant, merge.id, actor.name, clock.now());
    return one(actor.tenant, merge.id);
  });

  function one(tenant: string, id: string) {
    const row = merges.get(tenant, id);
    if (!row) throw new Refusal('internal');
    return shown(tenant, row);
  }

  function shown(tenant: string, { id, into, orders, at, by, undoneAt, undoneBy }: MergeRow) {
    const named = orders.map((order) => ({ id: order, externalId: store.queries.order(tenant, order)?.externalId ?? order }));
    return { id, into, orders: named, at: iso(at), by, undoneAt: undoneAt === null ? null : iso(undoneAt), undoneBy };
  }
}

/** How orders are told that they go together, or no more. */
function createTelling(engine: HttpDeps['engine']) {
  /** Asked before anything is done, since an order that refuses leaves the others as they are told. */
  async function notTaking({ tenant }: Actor, orders: readonly MergeCandidate[], event: string): Promise<readonly Problem[]> {
    const faults: Problem[] = [];
    for (const { id, externalId } of orders) {
      const events = (await engine.acceptable(tenant, id)) ?? [];
      if (!events.some(({ type }) => type === event)) faults.push(cannotNow(externalId, event));
    }
    return faults;
  }

  async function tellAll(
    { tenant, name }: Actor,
    orders: readonly MergeCandidate[],
    eventFor: (order: MergeCandidate) => Extract<SendInput, { type: 'event' }>['event'],
  ): Promise<void> {
    const commands = orders.map((order) => ({
      type: 'order' as const,
      order: order.id,
      input: { type: 'event' as const, event: eventFor(order) },
    }));
    const { results } = await engine.submit({ tenant, source: 'api', actor: name, commands });
    const refused = results.filter(({ outcome }) => outcome !== 'applied');
    if (refused.length > 0) throw new Refusal('no-merge', { errors: refused.flatMap(({ problems }) => problems) });
  }

  return { notTaking, tellAll };
}

/** Groups of at least two, without those who want a company invoice: these never mix. */
function grouped(candidates: readonly MergeCandidate[]) {
  const groups = new Map<string, MergeCandidate[]>();
  for (const candidate of candidates.filter(({ invoice }) => invoice !== 'company')) {
    groups.set(candidate.group, [...(groups.get(candidate.group) ?? []), candidate]);
  }
  return [...groups]
    .filter(([, orders]) => orders.length > 1)
    .map(([group, orders]) => ({
      group,
      orders: orders.map(({ id, externalId, channel, amount, createdAt }) => ({
        id,
        externalId,
        channel,
        amount,
        createdAt: iso(createdAt),
      })),
    }));
}

function togetherFaults(orders: readonly string[], found: readonly MergeCandidate[], into: string): readonly Problem[] {
  const company = found.filter(({ invoice }) => invoice === 'company');
  const groups = new Set(found.map(({ group }) => group));
  if (found.length < orders.length || orders.length < 2 || !orders.includes(into)) return [unfit];
  if (groups.size !== 1 || groups.has('')) return [strangers];
  return company.map(({ externalId }) =>
    problem('merge.company-invoice', 'orders', {
      zh: `订单 ${externalId} 要开企业发票：企业发票的订单不与别的订单合并。`,
      en: `Order ${externalId} wants a company invoice: such orders never go together with others.`,
    }),
  );
}

const unfit = problem('merge.unfit', 'orders', {
  zh: '至少要两张进行中的订单，并选定并入其中哪一张。',
  en: 'It takes two orders in flight at least, and one of them for the others to go into.',
});

const strangers = problem('merge.strangers', 'orders', {
  zh: '只有同一买家、同一地址、还没有合并的订单可以合并。',
  en: 'Only orders of one buyer to one address, not merged yet, can go together.',
});

function cannotNow(number: string, event: string): Problem {
  return problem('merge.not-now', 'orders', {
    zh: `订单 ${number} 现在不接受“${event}”：它的流程要画出这个事件，且订单要停在能合并的状态。`,
    en: `Order ${number} does not take "${event}" now: its flow has to draw that event, from a state in which orders can go together.`,
  });
}
