import type { FlowDocument } from '../document/flow-document.ts';
import { subtreeOf, transitionsFrom } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import { Transition } from '../document/transition.ts';
import { fixOf } from './fix.ts';

// Changes of a drawing that keep it whole: nothing is left that names what is gone.

/** New values for some properties; `undefined` takes an optional one away. */
type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The drawing with some properties of a state replaced. */
export function withState(document: FlowDocument, id: string, patch: Patch<State>): FlowDocument {
  const state = document.states[id];
  return state ? { ...document, states: { ...document.states, [id]: patched(state, patch) } } : document;
}

/** The drawing with some properties of a transition replaced; it is routed afresh. */
export function withTransition(document: FlowDocument, id: string, patch: Patch<Transition>): FlowDocument {
  const transition = document.transitions[id];
  if (!transition) return document;
  return unrouted({ ...document, transitions: { ...document.transitions, [id]: patched(transition, patch) } }, [id]);
}

/** The drawing with one more transition, tried last. */
export function withNewTransition(
  document: FlowDocument,
  transition: Pick<Transition, 'id' | 'source' | 'targets' | 'trigger'>,
): FlowDocument {
  const priority = (transitionsFrom(document, transition.source).at(-1)?.priority ?? -1) + 1;
  return { ...document, transitions: { ...document.transitions, [transition.id]: Transition.parse({ ...transition, priority }) } };
}

/** The drawing without some transitions. */
export function withoutTransitions(document: FlowDocument, gone: Iterable<string>): FlowDocument {
  const ids = [...gone].filter((id) => document.transitions[id]);
  return ids.length === 0 ? document : unrouted({ ...document, transitions: without(document.transitions, ids) }, ids);
}

/** The drawing without a state, what lies inside it, and the transitions that touch it. */
export function withoutState(document: FlowDocument, id: string): FlowDocument {
  if (!document.states[id] || id === document.root) return document;
  const gone = new Set(subtreeOf(document, id).map((state) => state.id));
  const left = untied(document, gone);
  const { pinned, ...layout } = left.layout;
  const kept = pinned?.filter((state) => !gone.has(state));
  return {
    ...left,
    states: Object.fromEntries(Object.entries(without(left.states, gone)).map(([key, state]) => [key, forgetting(state, gone)])),
    notes: withoutNotes(left.notes, gone),
    frames: withoutNotes(left.frames, gone),
    layout: { ...layout, states: without(layout.states, gone), ...(kept && kept.length > 0 ? { pinned: kept } : {}) },
  };
}

/** Without targets that are gone; a transition that has none left goes too. */
function untied(document: FlowDocument, gone: ReadonlySet<string>): FlowDocument {
  const touching = Object.values(document.transitions).filter(
    ({ source, targets }) => gone.has(source) || targets.some((target) => gone.has(target)),
  );
  const partly = touching.filter(({ source, targets }) => !gone.has(source) && targets.some((target) => !gone.has(target)));
  const kept = new Set(partly.map(({ id }) => id));
  const rest = withoutTransitions(
    document,
    touching.map(({ id }) => id).filter((id) => !kept.has(id)),
  );
  return partly.reduce(
    (made, { id, targets }) => withTransition(made, id, { targets: targets.filter((target) => !gone.has(target)) }),
    rest,
  );
}

function forgetting(state: State, gone: ReadonlySet<string>): State {
  const initial = state.initial !== null && gone.has(state.initial) ? null : state.initial;
  const historyDefault = state.historyDefault.filter((id) => !gone.has(id));
  return initial === state.initial && historyDefault.length === state.historyDefault.length ? state : { ...state, initial, historyDefault };
}

function withoutNotes(notes: FlowDocument['notes'], gone: ReadonlySet<string>): FlowDocument['notes'] {
  return Object.fromEntries(Object.entries(notes).filter(([, note]) => note.parent === null || !gone.has(note.parent)));
}

function unrouted(document: FlowDocument, ids: readonly string[]): FlowDocument {
  if (!ids.some((id) => document.layout.routes[id])) return document;
  return { ...document, layout: { ...document.layout, routes: without(document.layout.routes, ids) } };
}

function patched<T extends object>(row: T, patch: Patch<T>): T {
  return Object.fromEntries(Object.entries({ ...row, ...patch }).filter(([, value]) => value !== undefined)) as T;
}

/** A record without some of its keys. */
export function without<T>(rows: Readonly<Record<string, T>>, gone: Iterable<string>): Record<string, T> {
  const keys = new Set(gone);
  return Object.fromEntries(Object.entries(rows).filter(([key]) => !keys.has(key)));
}

export const deleteTransition = fixOf('delete-transition', { zh: '删除这条转移', en: 'Delete the transition' }, (document, id) =>
  withoutTransitions(document, [id]),
);

export const deleteState = fixOf('delete-state', { zh: '删除这个状态', en: 'Delete the state' }, withoutState);

/** The text at a dotted path of the drawing, if there is one. */
export function textAt(document: FlowDocument, path: string): string | undefined {
  let at: unknown = document;
  for (const key of path.split('.')) at = isRecord(at) ? at[key] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** The drawing with another text at a dotted path. */
export function withText(document: FlowDocument, path: string, text: string): FlowDocument {
  return replaced(document, path.split('.'), text) as FlowDocument;
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? replaced(item, rest, text) : item));
  return isRecord(value) ? { ...value, [key]: replaced(value[key], rest, text) } : value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
