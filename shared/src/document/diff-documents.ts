import { canonicalJson } from '../base/json.ts';
import type { Place } from '../base/problem.ts';
import type { FlowDocument } from './flow-document.ts';

/** One difference in meaning between two versions of a flow, at one place of the drawing. */
export interface DocumentChange {
  readonly type: 'added' | 'removed' | 'changed';
  readonly place: Place | { readonly type: 'policy'; readonly id: string };
  /** For a change: the properties that differ, e.g. `guard`, `trigger`. */
  readonly parts: readonly string[];
}

const tables = [
  ['states', 'state'],
  ['transitions', 'transition'],
  ['events', 'event'],
  ['context', 'field'],
] as const;
const flowParts = ['name', 'description', 'owner', 'tags', 'unknownEvents', 'root'] as const;

/** Everything that differs in meaning or promise, the flow first, then states, transitions, events, fields and policies. Geometry, notes and stories do not count. */
export function diffDocuments(before: FlowDocument, after: FlowDocument): readonly DocumentChange[] {
  const flow = flowParts.filter((part) => !same(before[part], after[part]));
  return [
    ...(flow.length > 0 ? [{ type: 'changed', place: { type: 'flow' }, parts: flow } as const] : []),
    ...tables.flatMap(([table, type]) => diffRows(before[table], after[table], type)),
    ...diffRows(before.policies ?? {}, after.policies ?? {}, 'policy'),
  ];
}

function diffRows(
  before: Readonly<Record<string, object>>,
  after: Readonly<Record<string, object>>,
  type: Exclude<DocumentChange['place']['type'], 'flow'>,
): DocumentChange[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return ids.flatMap((id): DocumentChange[] => {
    const [old, now] = [before[id], after[id]];
    const place = { type, id };
    if (!old) return [{ type: 'added', place, parts: [] }];
    if (!now) return [{ type: 'removed', place, parts: [] }];
    const parts = changedParts(old, now);
    return parts.length > 0 ? [{ type: 'changed', place, parts }] : [];
  });
}

function changedParts(before: object, after: object): string[] {
  if (before === after) return [];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const parts = keys.filter((key) => !same(Reflect.get(before, key), Reflect.get(after, key)));
  return [...new Set(parts.map((part) => (part === 'calls' && sameDone(before, after) ? 'meaning' : part)))];
}

/** Calls that do the same and only mean something else to money and goods. */
function sameDone(before: object, after: object): boolean {
  return same(unmeant(before), unmeant(after));
}

function unmeant(state: object): readonly object[] {
  const calls: readonly object[] = Reflect.get(state, 'calls');
  return calls.map((call) => ({ ...call, meaning: undefined }));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
