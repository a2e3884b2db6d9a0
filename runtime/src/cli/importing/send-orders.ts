// Owns: bringing the orders of a file to a server, a few hundred at a time. Does not own: what a row means (read-orders).
//   Nothing is lost or doubled by a cut: every order has a key of its own in the run, and progress is kept only after the answer.
import { ImportedOrders } from '@orderloom/shared/api';
import type { z } from 'zod';
import { type Caller, NotNow } from '../call-server.ts';
import type { ImportPlan } from './import-plan.ts';
import type { Progress } from './progress.ts';
import type { FileOrder, Read, Rejected } from './read-orders.ts';

const batchOrders = 200;
/** Bodies stay well below what a server takes. */
const batchBytes = 1_000_000;
const patienceMs = 1000;
const mostTries = 600;

interface Deps {
  readonly call: Caller;
  readonly plan: ImportPlan;
  /** Nothing is written; what would come of it is told all the same. */
  readonly tried: boolean;
  reject(rejected: readonly Rejected[]): void;
  /** Called after each batch. */
  keep(progress: Progress): void;
}

export async function sendOrders(deps: Deps, orders: AsyncIterable<Read>, from: Progress): Promise<Progress> {
  let progress = from;
  let batch: FileOrder[] = [];
  let bytes = 0;
  let aside: Rejected[] = [];
  let refused = 0;

  async function flush(next: number): Promise<void> {
    const results = batch.length === 0 ? [] : await send(deps, progress.run, batch);
    const { rejected, counts } = judged(batch, results);
    deps.reject([...aside, ...rejected].sort((a, b) => a.row - b.row));
    progress = {
      ...progress,
      row: next,
      imported: progress.imported + counts.imported,
      exists: progress.exists + counts.exists,
      refused: progress.refused + counts.refused + refused,
      passed: progress.passed + counts.passed,
    };
    deps.keep(progress);
    batch = [];
    aside = [];
    bytes = 0;
    refused = 0;
  }

  let last = from.row;
  for await (const read of orders) {
    if (read.row < from.row) continue;
    if (batch.length >= batchOrders || bytes >= batchBytes || aside.length >= batchOrders) await flush(read.row);
    last = read.row + 1;
    if ('rejected' in read) {
      aside.push(...read.rejected);
      refused += 1;
    } else {
      batch.push(read.order);
      bytes += Buffer.byteLength(JSON.stringify(read.order));
    }
  }
  await flush(last);
  return progress;
}

type Results = z.infer<typeof ImportedOrders>['results'];

async function send({ call, plan, tried }: Deps, run: string, batch: readonly FileOrder[]): Promise<Results> {
  const { flow, version, channel } = plan;
  const orders = batch.map(({ row, ...order }) => ({ ...order, key: `import:${run}:${row}` }));
  const body = { flow, version, channel, try: tried, orders };
  for (let tries = 1; ; tries += 1) {
    try {
      return (await call('POST', '/api/orders/import', ImportedOrders, body)).results;
    } catch (error) {
      if (!(error instanceof NotNow) || tries >= mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, patienceMs));
    }
  }
}

function judged(batch: readonly FileOrder[], results: Results) {
  const counts = { imported: 0, exists: 0, refused: 0, passed: 0 };
  const rejected: Rejected[] = [];
  for (const [index, { outcome, passed, problems }] of results.entries()) {
    const { row = 0, externalId: order = '' } = batch[index] ?? {};
    counts.passed += passed.length;
    if (outcome === 'exists') {
      counts.exists += 1;
      rejected.push({ row, order, column: '', reason: exists });
    } else if (outcome === 'refused') {
      counts.refused += 1;
      rejected.push(...problems.map(({ path, message }) => ({ row, order, column: path, reason: message })));
    } else counts.imported += 1;
  }
  return { counts, rejected };
}

const exists = {
  zh: '此渠道已有这个编号的订单，保持不变（同一订单的行须相邻）',
  en: 'this channel has an order of this number already; it stays as it is (rows of one order must follow each other)',
};
