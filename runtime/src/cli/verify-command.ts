import type { Locale, Text } from '@orderloom/shared/base';
import type { Command } from 'commander';
import { effects } from '../effects/index.ts';
import { createEngine, type LocalEngine } from '../engine/index.ts';
import type { Store } from '../store/index.ts';
import { dataFolder, openData } from './open-data.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options {
  readonly data?: string;
  readonly tenant?: string;
  readonly order?: string;
  readonly json?: boolean;
  readonly locale?: string;
}

interface Sum {
  readonly orders: number;
  readonly entries: number;
  readonly differences: number;
}

/** So often a person is told how far it has come. */
const progressMs = 5_000;

export function addVerify(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .description(
      'computes every order again from its journal, counts again what is counted, and compares; ends with 1 when anything differs',
    )
    .option('--data <folder>', 'data folder')
    .option('--tenant <tenant>', 'only this tenant')
    .option('--order <order>', 'only this order: its id, or its number in a channel')
    .option('--json', 'as JSON lines')
    .option('--locale <zh|en>', 'language of the sum')
    .action(async ({ data, ...options }: Options) => {
      const locale = localeOf(terminal, options.locale);
      const store = openData(terminal, dataFolder(terminal, data));
      try {
        const { differences } = await verifyStore(store, terminal, { ...options, locale });
        if (differences > 0) terminal.exit(1);
      } finally {
        store.close();
      }
    });
}

/** Holds everything in a database against what it is made from, and tells what differs, line by line. */
export async function verifyStore(
  store: Store,
  terminal: Terminal,
  { tenant, order, json = false, locale }: Pick<Options, 'tenant' | 'order' | 'json'> & { readonly locale: Locale },
): Promise<Sum> {
  const progress = progressLines(store, terminal, locale);
  const only = order === undefined ? undefined : orderNamed(store, tenant, order);
  const walk = readingEngine(store).verify({ ...(only ?? { tenant }), onProgress: progress.orders });
  let step = await walk.next();
  while (!step.done) {
    const { order: id, part, expected, found } = step.value;
    const detail = `expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
    terminal.out(json ? JSON.stringify(step.value) : `${id}  ${part}  ${detail}`);
    step = await walk.next();
  }
  const unsound = only ? 0 : tellUnsound(store, terminal, tenant, json, progress.part);
  const { orders, entries, differences } = step.value;
  const sum = { orders, entries, differences: differences + unsound };
  terminal.out(json ? JSON.stringify(sum) : tellSum(sum)[locale]);
  return sum;
}

/** Gives how many there were. */
function tellUnsound(store: Store, terminal: Terminal, tenant: string | undefined, json: boolean, began: (part: string) => void): number {
  let count = 0;
  for (const { part, what } of store.soundness(tenant, began)) {
    count += 1;
    terminal.out(json ? JSON.stringify({ part, ...what }) : `${part}  ${JSON.stringify(what)}`);
  }
  return count;
}

function tellSum({ orders, entries, differences }: Sum): Text {
  return {
    zh: `${orders} 个订单，${entries} 条日志，${differences} 处不符`,
    en: `${orders} orders, ${entries} journal entries, ${differences} differences`,
  };
}

function orderNamed(store: Store, tenant: string | undefined, name: string): { readonly tenant: string; readonly order: string } {
  const tenants = tenant === undefined ? store.access.tenants().map(({ id }) => id) : [tenant];
  const found = tenants.flatMap((one) => store.engine.orderIdsNamed(one, name).map((order) => ({ tenant: one, order })));
  const [only] = found;
  if (!only) throw new CommandError(`--order: there is no order ${name}`);
  if (found.length > 1) throw new CommandError(`--order: ${found.length} orders have the number ${name}; name one by its id`);
  return only;
}

/** Tells on stderr how far it has come; a short check says nothing. */
function progressLines(store: Store, terminal: Terminal, locale: Locale) {
  let next = performance.now() + progressMs;
  let told = false;
  let all: number | undefined;
  return {
    orders(done: number) {
      if (performance.now() < next) return;
      all ??= store.gauges(Date.now()).tenants.reduce((sum, { orders }) => sum + Object.values(orders).reduce((a, b) => a + b, 0), 0);
      terminal.say({ zh: `已核对 ${done} / ${all} 个订单`, en: `${done} of ${all} orders computed again` }[locale]);
      next = performance.now() + progressMs;
      told = true;
    },
    part(part: string) {
      if (told) terminal.say({ zh: `正在检查 ${part}`, en: `checking ${part}` }[locale]);
    },
  };
}

/** An engine that is never started: it computes, and touches nothing. */
function readingEngine(store: Store): LocalEngine {
  const ignore = () => {};
  return createEngine({
    store,
    effects,
    clock: { now: Date.now },
    ids: {
      next: () => {
        throw new CommandError('verify writes nothing');
      },
    },
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    fetch: globalThis.fetch,
    random: Math.random,
    maxQueue: 1,
    onChange: ignore,
  });
}
