// Rows as orders: those that follow each other with the same number are one.
import type { ImportPlan } from '@orderloom/shared/api';
import type { Json, Text } from '@orderloom/shared/base';
import {
  type CompiledMapping,
  compileMapping,
  importMessage,
  type MappedField,
  type MappingProblem,
  orderNumberKey,
} from '@orderloom/shared/mapping';
import { convertCell } from './convert-cell.ts';
import type { Cells, Row } from './reading/index.ts';

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

interface Reader {
  readonly plan: ImportPlan;
  readonly mapping: CompiledMapping | undefined;
  readonly now: string;
}

/** A plan whose mapping has faults has none: check it before. */
export async function* readOrders(rows: AsyncIterable<Row>, plan: ImportPlan, now: string): AsyncGenerator<Read> {
  const reader = { plan, now, mapping: compiledOf(plan) };
  let group: Group | undefined;
  for await (const row of rows) {
    const number = numberOf(row, plan);
    if (group && !takes(group, number)) {
      yield orderOf(group, reader);
      group = undefined;
    }
    if ('fault' in row || number === '') yield unusable(row, plan.number);
    else if (group) group.rows.push(row);
    else group = { number, rows: [row] };
  }
  if (group) yield orderOf(group, reader);
}

function compiledOf({ mapping }: ImportPlan): CompiledMapping | undefined {
  const compiled = mapping && compileMapping(mapping);
  return compiled?.ok ? compiled.value : undefined;
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

function orderOf({ number, rows }: Group, { plan, mapping, now }: Reader): Read {
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
  const mapped = mapping?.apply(importMessage(rows.map(({ cells }) => cells)), '');
  for (const problem of mapped?.problems ?? []) reject(first.row, columnOf(plan, problem), problem.message);
  Object.assign(data, mapped?.order);
  const states = statesOf(first, plan, reject);
  const since = sinceOf(first.cells, plan, now);
  if (since?.fault) reject(first.row, since.column, since.fault);
  if (rejected.length > 0 || !states) return { row: first.row, rejected };
  const externalId = typeof mapped?.order[orderNumberKey] === 'string' ? mapped.order[orderNumberKey] : number;
  return { row: first.row, order: { row: first.row, externalId, data, states, since: since?.at } };
}

/** Where what a field is made of stands in the file. */
function columnOf({ mapping }: ImportPlan, { target }: MappingProblem): string {
  const field = mapping?.fields.find((one: MappedField) => `${one.in}.${one.key}` === target);
  return field?.source.from === 'path' ? String(field.source.path[0]) : target;
}

function statesOf(
  { row, cells }: Group['rows'][number],
  { status }: ImportPlan,
  reject: (row: number, column: string, reason: Text) => void,
): readonly string[] | undefined {
  if ('fixed' in status) return status.fixed;
  const value = String(cells[status.column] ?? '').trim();
  const states = Object.hasOwn(status.states, value) ? status.states[value] : undefined;
  if (!states) reject(row, status.column, unknownStatus(value));
  return states;
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
