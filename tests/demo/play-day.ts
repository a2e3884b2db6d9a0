import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedOrder, Stage } from './day.ts';
import { demoFlow } from './demo-flow.ts';
import type { Post, Seller, Telling } from './seller.ts';
import type { Target } from './target.ts';

/** Not every message can be told twice or late, the last of an order never late: of all, 5 % come twice and 3 % late. */
const duplicated = 0.056;
const swapped = 0.046;
const lanes = 32;
const retryMs = 250;

/** What goes wrong, and when: parts of the day from 0 to 1. */
const outages = { platforms: [0.35, 0.45], ours: 0.7 } as const;

export interface DayDeps {
  readonly target: Target;
  readonly sellers: readonly Seller[];
  readonly plan: readonly PlannedOrder[];
  random(): number;
  say(line: string): void;
}

export interface Played {
  readonly told: number;
  readonly again: number;
  readonly late: number;
}

interface Happening {
  readonly order: PlannedOrder;
  readonly stage: Stage;
  readonly at: number;
}

/** Draws the flow and connects a channel for each platform; gives the address of each. */
export async function connectChannels({ target, sellers }: Pick<DayDeps, 'target' | 'sellers'>): Promise<ReadonlyMap<string, string>> {
  await target.api('POST', '/flows', { document: demoFlow });
  await target.api('POST', `/flows/${demoFlow.id}/publish`, { revision: 1 });
  const paths = new Map<string, string>();
  for (const { type, secrets, settings } of sellers) {
    const channel = { id: `day-${type}`, type, name: type, flow: demoFlow.id, secrets, settings };
    const { hookPath } = (await target.api('POST', '/channels', channel)) as { hookPath: string };
    paths.set(type, hookPath);
  }
  return paths;
}

/** Plays the day: everything is told, some of it twice, some of it late, while platforms and the instance itself fail. */
export async function playDay(deps: DayDeps, paths: ReadonlyMap<string, string>): Promise<Played> {
  const { target, sellers, random, say } = deps;
  const byType = new Map(sellers.map((seller) => [seller.type, seller]));
  const happenings = timeline(deps);
  const played = { told: 0, again: 0, late: 0 };
  const withheld = new Map<number, Telling>();
  const queues: Happening[][] = Array.from({ length: lanes }, () => []);
  for (const happening of happenings) queues[happening.order.n % lanes]?.push(happening);
  let done = 0;

  async function tell(telling: Telling, type: string): Promise<void> {
    played.told += 1;
    if (telling.type === 'push') telling.push();
    else await postUntilTaken(target, paths.get(type) ?? '', telling.post);
  }

  async function happen({ order, stage }: Happening): Promise<void> {
    const seller = byType.get(order.platform);
    if (!seller) return;
    const telling = seller.advance(order, stage);
    const before = withheld.get(order.n);
    withheld.delete(order.n);
    if (!before && stage !== order.stages.at(-1) && random() < swapped) {
      played.late += 1;
      withheld.set(order.n, telling);
      return;
    }
    await tell(telling, seller.type);
    if (before) await tell(before, seller.type);
    if (random() < duplicated) {
      played.again += 1;
      await tell(telling, seller.type);
    }
  }

  async function runLane(queue: readonly Happening[]): Promise<void> {
    for (const happening of queue) {
      await happen(happening);
      done += 1;
    }
  }

  const outage = failOnTheWay(deps, () => done / happenings.length);
  const progress = setInterval(() => say(`${Math.floor((100 * done) / happenings.length)} % of the day`), 5_000);
  try {
    await Promise.all([outage, ...queues.map(runLane)]);
  } finally {
    clearInterval(progress);
  }
  return played;
}

/** Everything that happens, in the order of the day. */
function timeline({ plan, random }: DayDeps): Happening[] {
  return plan
    .flatMap((order) => {
      let at = order.at;
      return order.stages.map((stage): Happening => {
        const happening = { order, stage, at };
        at += 300 + random() * 14_400;
        return happening;
      });
    })
    .sort((a, b) => a.at - b.at);
}

async function failOnTheWay({ target, sellers, say }: DayDeps, progress: () => number): Promise<void> {
  const reach = async (share: number) => {
    while (progress() < share) await sleep(20);
  };
  await reach(outages.platforms[0]);
  say('the message services of two platforms go away');
  for (const seller of sellers) seller.shut?.(true);
  await reach(outages.platforms[1]);
  for (const seller of sellers) seller.shut?.(false);
  say('they are back');
  await reach(outages.ours);
  if (!target.crash) return;
  say('the instance is killed, and started again');
  await target.crash();
}

/** As platforms do: again until it is taken. */
async function postUntilTaken(target: Target, path: string, post: Post): Promise<void> {
  for (;;) {
    const status = await target.post(path, post).catch(() => 0);
    if (status >= 200 && status < 300) return;
    if (status >= 400 && status < 500 && status !== 429) throw new Error(`${path}: answered ${status}`);
    await sleep(retryMs);
  }
}
