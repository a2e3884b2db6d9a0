import { canonicalJson } from '@orderloom/shared/base';
import { type FlowDocument, parseDocument } from '@orderloom/shared/document';

/** What two people changed at the same time, in names of groups and ids. */
export interface MergeConflict {
  readonly group: 'flow' | 'states' | 'transitions' | 'events' | 'context' | 'notes' | 'frames';
  readonly id: string;
}

export type Merge =
  | { readonly ok: true; readonly document: FlowDocument }
  | { readonly ok: false; readonly conflicts: readonly MergeConflict[] };

type Rows = Readonly<Record<string, unknown>>;
const groups = ['states', 'transitions', 'events', 'context', 'notes', 'frames'] as const;

/**
 * Joins two developments of one document. What only one side touched is taken from it; what both touched differently is a
 * conflict. Geometry never conflicts: mine stands.
 */
export function mergeDocuments(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument): Merge {
  const conflicts: MergeConflict[] = [];
  const merged: Record<string, unknown> = {};
  for (const group of groups) {
    merged[group] = mergeRows(base[group], mine[group], theirs[group], (id) => conflicts.push({ group, id }));
  }
  const whole = mergeRows(flowRows(base), flowRows(mine), flowRows(theirs), (id) => conflicts.push({ group: 'flow', id }));
  const stories = mergeRows(base.stories ?? {}, mine.stories ?? {}, theirs.stories ?? {}, () =>
    conflicts.push({ group: 'flow', id: 'stories' }),
  );
  if (Object.keys(stories).length > 0) merged.stories = stories;
  const layout = {
    states: mergeRows(base.layout.states, mine.layout.states, theirs.layout.states, () => undefined),
    routes: mergeRows(base.layout.routes, mine.layout.routes, theirs.layout.routes, () => undefined),
  };
  if (conflicts.length > 0) return { ok: false, conflicts };
  return checked({ ...whole, ...merged, layout: fitting(layout, merged) });
}

function flowRows({
  states: _s,
  transitions: _t,
  events: _e,
  context: _c,
  notes: _n,
  frames: _f,
  layout: _l,
  stories: _w,
  ...flow
}: FlowDocument): Rows {
  return flow;
}

function mergeRows(base: Rows, mine: Rows, theirs: Rows, clash: (id: string) => void): Rows {
  const found: [string, unknown][] = [];
  for (const id of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeValue(base[id], mine[id], theirs[id], () => clash(id));
    if (value !== undefined) found.push([id, value]);
  }
  return Object.fromEntries(found);
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown, clash: () => void): unknown {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  clash();
  return mine;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

/** Geometry of things that are gone goes with them. */
function fitting(layout: { readonly states: Rows; readonly routes: Rows }, merged: Readonly<Record<string, unknown>>): object {
  const kept = (rows: Rows, of: unknown) => Object.fromEntries(Object.entries(rows).filter(([id]) => Object.hasOwn(of as Rows, id)));
  return { states: kept(layout.states, merged.states), routes: kept(layout.routes, merged.transitions) };
}

/** Both sides may be whole while their sum is not: a state put into one that the other side removed. */
function checked(document: object): Merge {
  const parsed = parseDocument(document);
  if (!parsed.ok) return { ok: false, conflicts: parsed.error.map((fault) => clashOf(fault.path)) };
  const { states, transitions } = parsed.value;
  const loose = Object.values(transitions).filter((transition) => transition.targets.some((target) => !states[target]));
  if (loose.length > 0) return { ok: false, conflicts: loose.map(({ id }) => ({ group: 'transitions', id })) };
  return { ok: true, document: parsed.value };
}

function clashOf(path: string): MergeConflict {
  const [group, id] = path.split('.');
  const known = groups.find((name) => name === group);
  return known && id ? { group: known, id } : { group: 'flow', id: path };
}
