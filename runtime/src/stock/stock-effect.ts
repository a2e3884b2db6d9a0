import type { Json } from '@orderloom/shared/base';
import { type Attempt, defineEffect, type EffectSender } from '../effects/define-effect.ts';
import type { StockAct, StockResult, StockStore } from '../store/index.ts';

interface Waiting {
  readonly act: StockAct;
  readonly now: number;
  resolve(attempt: Attempt): void;
}

/** Acts on the stock kept here: no receiver, no waiting. Those that are asked for at once share a transaction. */
export function createStockEffect(stock: Pick<StockStore, 'perform'>): EffectSender {
  let waiting: Waiting[] = [];

  function perform(): void {
    const batch = waiting;
    waiting = [];
    const attempts = attemptsOf(stock, batch);
    for (const [index, { resolve }] of batch.entries()) resolve(attempts[index] ?? failed('no result'));
  }

  return defineEffect<'stock'>({
    id: 'stock',
    destination: () => 'local:stock',
    send({ op, leg, warehouse, lines }, key, { tenant, order, now }) {
      return new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(perform);
        waiting.push({ act: { tenant, key, order, op, leg, warehouse, lines }, now, resolve });
      });
    },
  });
}

function attemptsOf(stock: Pick<StockStore, 'perform'>, batch: readonly Waiting[]): readonly Attempt[] {
  try {
    const results = stock.perform(
      batch.map(({ act }) => act),
      Math.max(...batch.map(({ now }) => now)),
    );
    return results.map((result) => (result instanceof Error ? failed(result) : delivered(result)));
  } catch (error) {
    return batch.map(() => failed(error));
  }
}

function delivered(result: StockResult): Attempt {
  return { type: 'delivered', data: JSON.parse(JSON.stringify(result)) as Json };
}

/** The database could not be written: it is tried again, under the same key. */
function failed(error: unknown): Attempt {
  return { type: 'retry', cause: 'unknown', reason: error instanceof Error ? error.message : String(error) };
}
