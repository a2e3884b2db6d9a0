import type { ImportPlan, ImportPreview, MappingSample } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import {
  emptyMapping,
  importMessage,
  type MappedField,
  type MappingTarget,
  orderNumberKey,
  suggestFields,
  targetOf,
} from '@orderloom/shared/mapping';

/** What a person has said so far of a file. */
export interface ImportDraft {
  readonly flow: string | null;
  readonly channel: string;
  readonly number: string | null;
  readonly fields: readonly MappedField[];
  readonly by: 'fixed' | 'column';
  readonly fixed: readonly string[];
  readonly column: string | null;
  /** States for each value of the column. */
  readonly states: Readonly<Record<string, readonly string[]>>;
  readonly since: 'never' | 'now' | 'column';
  readonly sinceColumn: string | null;
}

export const emptyDraft: ImportDraft = {
  flow: null,
  channel: 'import',
  number: null,
  fields: [],
  by: 'column',
  fixed: [],
  column: null,
  states: {},
  since: 'never',
  sinceColumn: null,
};

/** The plan it comes to; undefined while something is missing. */
export function planOf(draft: ImportDraft, version: number | undefined): ImportPlan | undefined {
  const { flow, channel, number } = draft;
  const status = statusOf(draft);
  const since = draft.since === 'column' ? draft.sinceColumn && { column: draft.sinceColumn } : draft.since;
  if (flow === null || version === undefined || number === null || channel.trim() === '' || !status || !since) return undefined;
  const mapping = { ...emptyMapping, fields: [...draft.fields] };
  return { flow, version, channel: channel.trim(), number, fields: {}, rows: {}, mapping, status, since, zone: 'Asia/Shanghai' };
}

function statusOf({ by, fixed, column, states }: ImportDraft): ImportPlan['status'] | undefined {
  if (by === 'fixed') return fixed.length > 0 ? { fixed: [...fixed] } : undefined;
  const said = Object.entries(states).flatMap(([value, ids]) => (ids.length > 0 ? [[value, [...ids]] as [string, string[]]] : []));
  return column !== null && said.length > 0 ? { column, states: Object.fromEntries(said) } : undefined;
}

/** The first orders of the file as messages to try chains of steps on. */
export function samplesOf({ rows }: ImportPreview, number: string | null): MappingSample[] {
  const groups: ImportPreview['rows'][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const same = number !== null && last?.[0] !== undefined && last[0].cells[number] === row.cells[number];
    if (last && same) last.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => ({
    id: null,
    topic: '',
    receivedAt: null,
    status: null,
    message: importMessage(group.map(({ cells }) => cells)),
  }));
}

/** What the columns are likely to be; what a person chose stays. */
export function suggested(draft: ImportDraft, samples: readonly MappingSample[], targets: readonly MappingTarget[]): ImportDraft {
  const known = new Set(draft.fields.map(targetOf));
  const open = targets.filter((target) => !known.has(targetOf(target)));
  const found = suggestFields(
    samples.map(({ message }) => message),
    open,
  ).map(({ field }) => field);
  const orderNo = found.find(({ key }) => key === orderNumberKey)?.source;
  const number = draft.number ?? (orderNo?.from === 'path' ? String(orderNo.path[0]) : null);
  return { ...draft, number, fields: [...draft.fields, ...found] };
}

/** States whose name is the value itself. */
export function statesByName(document: FlowDocument, values: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const byName = new Map(
    standable(document).flatMap(({ id, label }) => [id, textOf(label, 'zh'), textOf(label, 'en')].map((name) => [name, id] as const)),
  );
  return Object.fromEntries(values.flatMap((value) => (byName.has(value) ? [[value, [byName.get(value) ?? '']]] : [])));
}

/** The states an order can stand in by themselves. */
export function standable(document: FlowDocument) {
  return Object.values(document.states).filter(({ kind }) => kind === 'atomic' || kind === 'final');
}
