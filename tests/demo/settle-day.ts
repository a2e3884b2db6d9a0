import { setTimeout as sleep } from 'node:timers/promises';
import { demoFlow } from './demo-flow.ts';
import type { DayDeps } from './play-day.ts';
import { endOf, type Seller } from './seller.ts';

/** How what is stored differs from what the platforms hold. */
export interface Difference {
  readonly missing: readonly string[];
  readonly twice: readonly string[];
  readonly unknown: readonly string[];
  /** "platform number: is, should be" */
  readonly elsewhere: readonly string[];
  readonly otherMoney: readonly string[];
  /** Fen, of all orders. */
  readonly money: { readonly wanted: number; readonly found: number };
}

interface Stored {
  readonly externalId: string;
  readonly channel: string;
  readonly states: readonly string[];
  readonly amount: number | null;
}

/** Waits until every order is where its platform has it, for at most `patience` milliseconds; gives what differs in the end. */
export async function settleDay(deps: DayDeps, patience: number): Promise<Difference> {
  const until = Date.now() + patience;
  for (;;) {
    const difference = compare(deps, await readOrders(deps));
    if (isNone(difference) || Date.now() > until) return difference;
    const { missing, elsewhere } = difference;
    deps.say(`${missing.length} orders are still missing, ${elsewhere.length} not yet where they belong`);
    await sleep(Math.min(5_000, patience / 20));
  }
}

export function isNone({ missing, twice, unknown, elsewhere, otherMoney, money }: Difference): boolean {
  return missing.length + twice.length + unknown.length + elsewhere.length + otherMoney.length === 0 && money.wanted === money.found;
}

async function readOrders({ target }: DayDeps): Promise<Stored[]> {
  const found: Stored[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await target.api('GET', `/orders?flow=${demoFlow.id}&limit=200${more}`)) as unknown as {
      readonly items: readonly Stored[];
      readonly next: string | null;
    };
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}

function compare({ plan, sellers }: DayDeps, orders: readonly Stored[]): Difference {
  const byType = new Map<string, Seller>(sellers.map((seller) => [seller.type, seller]));
  const held = grouped(orders);
  const wanted = plan.flatMap((order) => {
    const seller = byType.get(order.platform);
    return seller ? [{ key: `day-${seller.type} ${seller.numberOf(order)}`, amount: order.amount, end: endOf(order, seller) }] : [];
  });
  const known = new Set(wanted.map(({ key }) => key));
  const first = (key: string) => held.get(key)?.[0];
  return {
    missing: wanted.filter(({ key }) => !held.has(key)).map(({ key }) => key),
    twice: wanted.filter(({ key }) => (held.get(key)?.length ?? 0) > 1).map(({ key }) => key),
    unknown: [...held.keys()].filter((key) => !known.has(key)),
    elsewhere: wanted.flatMap(({ key, end }) => differing(key, first(key)?.states.join(), end)),
    otherMoney: wanted.flatMap(({ key, amount }) => differing(key, first(key)?.amount, amount)),
    money: { wanted: sum(wanted), found: sum(orders) },
  };
}

function grouped(orders: readonly Stored[]): ReadonlyMap<string, readonly Stored[]> {
  const groups = new Map<string, Stored[]>();
  for (const order of orders) {
    const key = `${order.channel} ${order.externalId}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return groups;
}

function differing<T>(key: string, is: T | undefined, wanted: T): string[] {
  return is === undefined || is === wanted ? [] : [`${key}: ${is}, should be ${wanted}`];
}

const sum = (orders: readonly { readonly amount: number | null }[]) => orders.reduce((total, { amount }) => total + (amount ?? 0), 0);
