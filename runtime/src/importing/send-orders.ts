// Owns: bringing the orders of a file to the engine, a few hundred at a time. Does not own: what a row means (read-orders).
//   Nothing is lost or doubled by a cut: every order has a key of its own in the run, and progress is kept only after the answer.
import type { Problem } from '@orderloom/shared/base';
import type { ImportProgress } from './import-progress.ts';
import type { FileOrder, Read, Rejected } from './read-orders.ts';

const batchOrders = 200;
/** Bodies stay well below what a server takes. */
const batchBytes = 1_000_000;

/** What became of one order. */
export interface ImportResult {
  readonly outcome: 'imported' | 'again' | 'exists' | 'refused';
  readonly passed: readonly string[];
  readonly problems: readonly Pick<Problem, 'path' | 'message'>[];
}

interface Deps {
  /** Waits until they are taken; one result per order. */
  send(orders: readonly FileOrder[]): Promise<readonly ImportResult[]>;
  reject(rejected: readonly Rejected[]): void;
  /** Called after each batch; false: not to go on. */
  keep(progress: ImportProgress): boolean;
}

/** Goes through all orders from where it stood. */
export async function sendOrders(deps: Deps, orders: AsyncIterable<Read>, from: ImportProgress): Promise<ImportProgress> {
  let progress = from;
  let batch: FileOrder[] = [];
  let bytes = 0;
  let aside: Rejected[] = [];
  let refused = 0;

  async function flush(next: number): Promise<boolean> {
    const results = batch.length === 0 ? [] : await deps.send(batch);
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
    batch = [];
    aside = [];
    bytes = 0;
    refused = 0;
    return deps.keep(progress);
  }

  let last = from.row;
  for await (const read of orders) {
    if (read.row < from.row) continue;
    if ((batch.length >= batchOrders || bytes >= batchBytes || aside.length >= batchOrders) && !(await flush(read.row))) return progress;
    last = read.row + 1;
    if ('rejected' in read) {
      aside.push(...read.rejected);
      refused += 1;
    } else {
      batch.push(read.order);
      bytes += sizeOf(read.order);
    }
  }
  await flush(last);
  return progress;
}

function sizeOf(order: FileOrder): number {
  return JSON.stringify(order).length;
}

function judged(batch: readonly FileOrder[], results: readonly ImportResult[]) {
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
