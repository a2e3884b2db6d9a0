// Rows as orders: those that follow each other with the same number are one.
import type { Json, Text } from '@orderloom/shared/base';
import { convertCell } from './convert-cell.ts';
import type { ImportPlan } from './import-plan.ts';
import type { Cells, Row } from './read-rows.ts';

export interface Rejected {
  readonly row: number;
  readonly order: string;
  readonly column: string;
  readonly reason: Text;
}

export interface FileOrder {
  /** Of its first row. */
  readonly row: number;
  readonly externalId: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly states: readonly string[];
  readonly since?: string | undefined;
}

export type Read = { readonly row: number; readonly order: FileOrder } | { readonly row: number; readonly rejected: readonly Rejected[] };

interface Group {
  readonly number: string;
  readonly rows: { readonly row: number; readonly cells: Cells }[];
}

/** A group ends with the row before the next number; more rows than this are one order of nobody. */
const mostRows = 1000;

export async function* readOrders(rows: AsyncIterable<Row>, plan: ImportPlan, now: string): AsyncGenerator<Read> {
  let group: Group | undefined;
  for await (const row of rows) {
    const number = numberOf(row, plan);
    if (group && !takes(group, number)) {
      yield orderOf(group, plan, now);
      group = undefined;
    }
    if ('fault' in row || number === '') yield unusable(row, plan.number);
    else if (group) group.rows.push(row);
    else group = { number, rows: [row] };
  }
  if (group) yield orderOf(group, plan, now);
}

function numberOf(row: Row, plan: ImportPlan): string {
  return 'cells' in row ? String(row.cells[plan.number] ?? '').trim() : '';
}

function takes(group: Group, number: string): boolean {
  return group.number === number && group.rows.length < mostRows;
}

function unusable(row: Row, column: string): Read {
  if ('fault' in row) return rejectedAlone(row.row, '', row.fault);
  return rejectedAlone(row.row, column, { zh: '没有订单号', en: 'there is no order number' });
}

function rejectedAlone(row: number, column: string, reason: Text): Read {
  return { row, rejected: [{ row, order: '', column, reason }] };
}

function orderOf({ number, rows }: Group, plan: ImportPlan, now: string): Read {
  const first = rows[0] ?? { row: 0, cells: {} };
  const rejected: Rejected[] = [];
  const reject = (row: number, column: string, reason: Text) => rejected.push({ row, order: number, column, reason });

  function converted({ row, cells }: Group['rows'][number], columns: ImportPlan['fields']) {
    const values: Record<string, Json> = {};
    for (const [key, { column, as }] of Object.entries(columns)) {
      const result = convertCell(cells[column], as, plan.zone);
      if ('fault' in result) reject(row, column, result.fault);
      else if (result.value !== null) values[key] = result.value;
    }
    return values;
  }

  const data = converted(first, plan.fields);
  for (const [field, columns] of Object.entries(plan.rows)) data[field] = rows.map((row) => converted(row, columns));
  const status = String(first.cells[plan.status.column] ?? '').trim();
  const states = Object.hasOwn(plan.status.states, status) ? plan.status.states[status] : undefined;
  if (!states) reject(first.row, plan.status.column, unknownStatus(status));
  const since = sinceOf(first.cells, plan, now);
  if (since?.fault) reject(first.row, since.column, since.fault);
  if (rejected.length > 0 || !states) return { row: first.row, rejected };
  return { row: first.row, order: { row: first.row, externalId: number, data, states, since: since?.at } };
}

interface Since {
  readonly column: string;
  readonly at?: string;
  readonly fault?: Text;
}

function sinceOf(cells: Cells, { since, zone }: ImportPlan, now: string): Since | undefined {
  if (since === 'never') return undefined;
  if (since === 'now') return { column: '', at: now };
  const { column } = since;
  const result = convertCell(cells[column], 'instant', zone);
  if ('fault' in result) return { column, fault: result.fault };
  return typeof result.value === 'string' ? { column, at: result.value } : undefined;
}

function unknownStatus(status: string): Text {
  const shown = JSON.stringify(status);
  return { zh: `状态 ${shown} 没有对应的流程状态`, en: `the status ${shown} has no states in the plan` };
}
