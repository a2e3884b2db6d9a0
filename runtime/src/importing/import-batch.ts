import { type GoodsCatalogue, withGoods } from '@orderloom/shared/order';
import type { ImportAnswer, ImportEngine, ImportedOrder } from '../engine/index.ts';

interface Batch {
  readonly tenant: string;
  readonly flow: string;
  readonly version: number;
  readonly channel: string;
  readonly actor: string;
  readonly orders: readonly ImportedOrder[];
  /** Nothing is written. */
  readonly tried: boolean;
}

interface Deps {
  readonly engine: ImportEngine;
  /** Bundles are taken apart as where orders come in. */
  catalogue(tenant: string): GoodsCatalogue;
}

/** Creates a few hundred orders at most, or says what would come of them. */
export async function importBatch({ engine, catalogue }: Deps, { tried, tenant, orders, ...request }: Batch) {
  const expanded = orders.map((order) =>
    'lines' in order.data ? { ...order, data: withGoods(order.data, () => catalogue(tenant)) } : order,
  );
  const given = { ...request, orders: expanded };
  const answers = await (tried ? engine.tryImport(tenant, given) : engine.importOrders(tenant, given));
  return answers.map(resultOf);
}

function resultOf(answer: ImportAnswer) {
  return {
    outcome: answer.type,
    order: answer.type === 'refused' ? null : answer.order,
    passed: answer.type === 'imported' ? answer.passed : [],
    problems: answer.type === 'refused' ? answer.problems : [],
  };
}
