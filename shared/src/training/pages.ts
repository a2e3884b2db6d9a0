import { textOf } from '../base/text.ts';
import { ancestorsOf, childrenOf, type FlowDocument, isWithin, State, type Transition } from '../document/index.ts';

/** One drawing of the pack: a part of the flow that is small enough to be read on paper. */
export interface Page {
  readonly id: string;
  /** The state whose inside is shown; the root for the overview. */
  readonly of: string;
  /** Which part of it, from 1, where one page is not enough. */
  readonly part: number;
  readonly document: FlowDocument;
}

/** The flow with every phase shut: what one sees first. */
export function overviewPage(document: FlowDocument): Page {
  const shown = excerpt(document, document.root, topStates(document), () => false);
  return { id: 'overview', of: document.root, part: 0, document: { ...shown, transitions: mainWays(shown) } };
}

/** One way from each state to each other, without its condition: the pages of the phases tell the rest. */
function mainWays({ transitions }: FlowDocument): Record<string, Transition> {
  const known = new Map<string, Transition>();
  for (const { guard: _guard, ...transition } of Object.values(transitions)) {
    const ends = `${transition.source} ${transition.targets.join()}`;
    if (!known.has(ends)) known.set(ends, transition);
  }
  return Object.fromEntries([...known.values()].map((transition) => [transition.id, transition]));
}

/** A page for each phase; one that holds more than `most` states shows its own phases shut and gives them pages of their own. */
export function phasePages(document: FlowDocument, most: number): Page[] {
  return topStates(document).flatMap((state) => (isContainer(state) ? insideOf(document, state, most) : []));
}

function insideOf(document: FlowDocument, state: State, most: number): Page[] {
  const inner = childrenOf(document, state.id);
  if (leavesIn(document, state) <= most) return [page(document, state, 0, state.kind === 'parallel' ? [state] : inner, () => true)];
  const small = (child: State) => leavesIn(document, child) <= most / 3;
  const groups = chunks(inOrder(document, state, inner), most, (child) =>
    isContainer(child) && small(child) ? leavesIn(document, child) : 1,
  );
  return [
    ...groups.map((group, index) => page(document, state, groups.length > 1 ? index + 1 : 0, group, small)),
    ...inner.flatMap((child) => (isContainer(child) && !small(child) ? insideOf(document, child, most) : [])),
  ];
}

function page(document: FlowDocument, state: State, part: number, shown: readonly State[], open: (state: State) => boolean): Page {
  return { id: part === 0 ? state.id : `${state.id}-${part}`, of: state.id, part, document: excerpt(document, state.id, shown, open) };
}

/** Part of a flow as a drawing of its own; ways that lead out of it end at a mark that names where. */
function excerpt(document: FlowDocument, of: string, shown: readonly State[], open: (state: State) => boolean): FlowDocument {
  const states: Record<string, State> = { [document.root]: rootLike(document, of, shown) };
  const put = (state: State, parent: string) => {
    const opened = isContainer(state) && open(state);
    states[state.id] = opened ? { ...state, parent } : { ...shut(state), parent };
    if (opened) for (const child of childrenOf(document, state.id)) put(child, state.id);
  };
  for (const state of shown) put(state, document.root);
  const transitions: Record<string, Transition> = {};
  for (const transition of Object.values(document.transitions)) {
    const drawn = lifted(document, transition, states, of);
    if (drawn) transitions[drawn.id] = drawn;
  }
  return { ...document, states, transitions, notes: {}, frames: {}, layout: { states: {}, routes: {} } };
}

/** The transition between what is drawn; undefined where it stays inside a shut state or has nothing to do with the page. */
function lifted(document: FlowDocument, transition: Transition, states: Record<string, State>, of: string): Transition | undefined {
  const source = drawnAt(document, transition.source, states, of);
  if (source === undefined) return undefined;
  const shut = source !== transition.source;
  const targets = transition.targets.map((id) => drawnAt(document, id, states, of) ?? exit(document, id, states));
  if (shut && (targets.length === 0 || targets.every((id) => id === source))) return undefined;
  return { ...transition, source, targets: [...new Set(targets)] };
}

function drawnAt(document: FlowDocument, id: string, states: Record<string, State>, of: string): string | undefined {
  if (id === document.root) return of === id ? id : undefined;
  return [id, ...ancestorsOf(document, id).map((state) => state.id)].find((drawn) => drawn !== document.root && states[drawn]);
}

function exit(document: FlowDocument, id: string, states: Record<string, State>): string {
  const mark = `to_${id}`;
  const target = document.states[id];
  const label = { zh: `→ ${textOf(target?.label, 'zh') || id}`, en: `→ ${textOf(target?.label, 'en') || id}` };
  states[mark] ??= State.parse({ id: mark, kind: 'final', parent: document.root, order: 1000, label });
  return mark;
}

function rootLike(document: FlowDocument, of: string, shown: readonly State[]): State {
  const initial = document.states[of]?.initial ?? null;
  const first = shown.some((state) => state.id === initial) ? initial : null;
  return State.parse({ id: document.root, kind: 'compound', parent: null, label: document.states[of]?.label ?? {}, initial: first });
}

function shut(state: State): State {
  if (!isContainer(state)) return state;
  return { ...state, kind: 'atomic', initial: null, initialActions: [], entry: [], exit: [], calls: [] };
}

function isContainer({ kind }: State): boolean {
  return kind === 'compound' || kind === 'parallel';
}

/** The phases: what lies directly under the root, or under its only child that holds everything. */
function topStates(document: FlowDocument): readonly State[] {
  return childrenOf(document, document.root);
}

function leavesIn(document: FlowDocument, state: State): number {
  return Object.values(document.states).filter((inner) => !isContainer(inner) && isWithin(document, inner.id, state.id)).length;
}

/** The states in the order in which an order comes to them. */
function inOrder(document: FlowDocument, container: State, states: readonly State[]): State[] {
  const seen = new Set<State>();
  const todo = [states.find(({ id }) => id === container.initial) ?? states[0], ...states];
  while (todo.length > 0) {
    const state = todo.shift();
    if (!state || seen.has(state)) continue;
    seen.add(state);
    const next = Object.values(document.transitions)
      .filter(({ source }) => isWithin(document, source, state.id))
      .flatMap(({ targets }) => states.filter(({ id }) => targets.some((target) => isWithin(document, target, id))));
    todo.unshift(...next);
  }
  return [...seen];
}

function chunks(states: readonly State[], most: number, weightOf: (state: State) => number): State[][] {
  const groups: State[][] = [];
  let room = 0;
  for (const state of states) {
    const weight = weightOf(state);
    if (groups.length === 0 || weight > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(state);
    room -= weight;
  }
  return groups;
}
