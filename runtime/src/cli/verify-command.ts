import type { Command } from 'commander';
import { effects } from '../effects/index.ts';
import { createEngine, type LocalEngine } from '../engine/index.ts';
import type { Store } from '../store/index.ts';
import { dataFolder, openData } from './open-data.ts';
import { CommandError, type Terminal } from './terminal.ts';

interface Options {
  readonly data?: string;
  readonly tenant?: string;
  readonly json?: boolean;
}

export function addVerify(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .description('computes every order again from its journal and compares; ends with 1 when anything differs')
    .option('--data <folder>', 'data folder')
    .option('--tenant <tenant>', 'only this tenant')
    .option('--json', 'as JSON lines')
    .action(async ({ data, tenant, json }: Options) => {
      const store = openData(terminal, dataFolder(terminal, data));
      try {
        const walk = readingEngine(store).verify(tenant);
        let step = await walk.next();
        while (!step.done) {
          const { order, part, expected, found } = step.value;
          const detail = `expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
          terminal.out(json ? JSON.stringify(step.value) : `${order}  ${part}  ${detail}`);
          step = await walk.next();
        }
        const { orders, entries, differences } = step.value;
        const sum = { orders, entries, differences: differences.length };
        terminal.out(json ? JSON.stringify(sum) : `${orders} orders, ${entries} journal entries, ${differences.length} differences`);
        if (differences.length > 0) terminal.exit(1);
      } finally {
        store.close();
      }
    });
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
