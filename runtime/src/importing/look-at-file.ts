import type { ImportPlan, ImportPreview, ImportTrial, ImportValues } from '@orderloom/shared/api';
import type { ImportJobRow } from '../store/index.ts';
import { noProgress } from './import-progress.ts';
import { type FileOrder, type Rejected, readOrders } from './read-orders.ts';
import { type Row, readRows } from './reading/index.ts';
import { type ImportResult, sendOrders } from './send-orders.ts';

const previewRows = 20;
const valueRows = 100_000;
const mostValues = 200;
const toldRejections = 100;
const toldSamples = 5;

type File = Pick<ImportJobRow, 'kind'> & { readonly path: string; readonly separator?: string | undefined };

async function* firstRows(rows: AsyncIterable<Row>, count: number): AsyncGenerator<Row> {
  let taken = 0;
  for await (const row of rows) {
    if (taken === count) return;
    taken += 1;
    yield row;
  }
}

/** The columns, of JSON lines those of the first, and the first rows. */
export async function previewFile({ path, ...reading }: File): Promise<ImportPreview> {
  const rows: ImportPreview['rows'] = [];
  for await (const row of firstRows(readRows(path, reading), previewRows))
    if ('cells' in row) rows.push({ row: row.row, cells: row.cells });
  return { rows, columns: [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))] };
}

/** What stands in a column, the most frequent first. */
export async function valuesIn({ path, ...reading }: File, column: string): Promise<ImportValues> {
  const counts = new Map<string, number>();
  let seen = 0;
  for await (const row of firstRows(readRows(path, reading), valueRows)) {
    seen += 1;
    if (!('cells' in row)) continue;
    const value = String(row.cells[column] ?? '').trim();
    if (counts.has(value) || counts.size < mostValues) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const items = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { items, whole: seen < valueRows && counts.size < mostValues };
}

interface Trial {
  readonly plan: ImportPlan;
  /** So many of the first. */
  readonly rows: number;
  readonly now: string;
  send(orders: readonly FileOrder[]): Promise<readonly ImportResult[]>;
}

/** What would come of the first rows. */
export async function tryFile({ path, ...reading }: File, { plan, rows, now, send }: Trial): Promise<ImportTrial> {
  const rejections: Rejected[] = [];
  const samples: ImportTrial['samples'] = [];
  const reject = (more: readonly Rejected[]) => rejections.push(...more.slice(0, toldRejections - rejections.length));
  const sending = async (orders: readonly FileOrder[]) => {
    for (const { row, externalId, data, states } of orders.slice(0, toldSamples - samples.length)) {
      samples.push({ row, externalId, data, states: [...states] });
    }
    return send(orders);
  };
  const orders = readOrders(firstRows(readRows(path, reading), rows), plan, now);
  const { imported, exists, refused, passed } = await sendOrders({ send: sending, reject, keep: () => true }, orders, noProgress);
  return { orders: imported + exists + refused, imported, exists, refused, timersPassed: passed, rejections, samples };
}
