import { type Text, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';

/** A document with its tree and graph worked out once, for all rules. */
export interface FlowView {
  readonly document: FlowDocument;
  /** All states but the root. */
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  childrenOf(id: string): readonly State[];
  /** Nearest first, the root last. */
  ancestorsOf(id: string): readonly State[];
  /** The transitions drawn from this state, in the order they are tried. */
  from(id: string): readonly Transition[];
  /** Those an order in this state can take: its own and its ancestors'. */
  available(id: string): readonly Transition[];
  /** The states that are entered with this one: itself, its initial descendants, all regions. */
  enteredWith(id: string): readonly string[];
  /** The states an order can come to, conditions left aside. */
  readonly reachable: ReadonlySet<string>;
  /** How a state is called in a message. */
  name(id: string): Text;
}

/** Works out tree, graph and reachability of a document; about linear in its size. */
export function viewOf(document: FlowDocument): FlowView {
  const children = groupBy(Object.values(document.states), (state) => state.parent ?? '', byOrder);
  const outgoing = groupBy(Object.values(document.transitions), (transition) => transition.source, byPriority);
  const ancestors = new Map<string, readonly State[]>();
  const childrenOf = (id: string) => children.get(id) ?? [];
  const ancestorsOf = (id: string): readonly State[] => {
    const known = ancestors.get(id);
    if (known) return known;
    const parent = document.states[document.states[id]?.parent ?? ''];
    const found = parent ? [parent, ...ancestorsOf(parent.id)] : [];
    ancestors.set(id, found);
    return found;
  };
  const from = (id: string) => outgoing.get(id) ?? [];
  const enteredWith = (id: string): readonly string[] => enter(document, childrenOf, id);
  return {
    document,
    states: Object.values(document.states).filter((state) => state.id !== document.root),
    transitions: Object.values(document.transitions),
    childrenOf,
    ancestorsOf,
    from,
    available: (id) => [...from(id), ...ancestorsOf(id).flatMap((state) => from(state.id))],
    enteredWith,
    reachable: reach(document, { childrenOf, ancestorsOf, from, enteredWith }),
    name: (id) => ({ zh: nameOf(document.states[id], 'zh', id), en: nameOf(document.states[id], 'en', id) }),
  };
}

/** Whether an order could ever take a transition: from a state that can be left, to states there are, on an answer that can come. */
export function canHappen(document: FlowDocument, { source, targets, trigger }: Transition): boolean {
  const from = document.states[source];
  if (!from || from.kind === 'final' || from.kind === 'history') return false;
  if (trigger.type === 'reply' && !from.calls.some((call) => call.id === trigger.call)) return false;
  return targets.every((target) => Object.hasOwn(document.states, target));
}

function nameOf(state: State | undefined, locale: 'zh' | 'en', id: string): string {
  return textOf(state?.label, locale) || state?.importedKey || id;
}

type Walk = Pick<FlowView, 'childrenOf' | 'ancestorsOf' | 'from' | 'enteredWith'>;

/** A history default may lie around the history state itself, so every state is entered once. */
function enter(document: FlowDocument, childrenOf: FlowView['childrenOf'], id: string, entered = new Set<string>()): readonly string[] {
  const state = Object.hasOwn(document.states, id) ? document.states[id] : undefined;
  if (!state || entered.has(id)) return [];
  entered.add(id);
  for (const inner of entryOf(state, childrenOf(id))) enter(document, childrenOf, inner, entered);
  return [...entered];
}

function entryOf(state: State, children: readonly State[]): readonly string[] {
  if (state.kind === 'history') return state.historyDefault;
  const entered =
    state.kind === 'parallel'
      ? children.filter((child) => child.kind !== 'history')
      : children.filter((child) => child.id === state.initial);
  return entered.map((child) => child.id);
}

function reach(document: FlowDocument, { ancestorsOf, childrenOf, from, enteredWith }: Walk): Set<string> {
  const reached = new Set<string>();
  const open = [document.root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const state = document.states[id];
    const parent = document.states[state?.parent ?? ''];
    open.push(...enteredWith(id), ...ancestorsOf(id).map((ancestor) => ancestor.id));
    if (parent?.kind === 'parallel')
      open.push(
        ...childrenOf(parent.id)
          .filter((sibling) => sibling.kind !== 'history')
          .map((sibling) => sibling.id),
      );
    // A history state without a default enters its parent the ordinary way.
    if (state?.kind === 'history' && parent) open.push(...enteredWith(parent.id));
    for (const transition of from(id).filter((each) => canHappen(document, each)))
      open.push(...transition.targets.filter((target) => document.states[target]));
  }
  return reached;
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string, order: (a: T, b: T) => number): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  for (const group of groups.values()) group.sort(order);
  return groups;
}

function byOrder(a: State, b: State): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function byPriority(a: Transition, b: Transition): number {
  return a.priority - b.priority || (a.id < b.id ? -1 : 1);
}
