import type { Locale } from '@orderloom/shared/base';
import { childrenOf, type FlowDocument, transitionsFrom } from '@orderloom/shared/document';
import type { StoreApi } from 'zustand/vanilla';
import type { DiagramHandle } from '../../diagram/index.ts';
import { connectNamed } from '../canvas/index.ts';
import {
  addRegion,
  addState,
  canLeave,
  changeKind,
  connectStates,
  createNextState,
  deleteSelection,
  groupIntoPhase,
  isPinned,
  moveStates,
  pinStates,
  ungroup,
} from '../commands/index.ts';
import { type Author, type Command, type EditorSession, isEmptySelection, nothing, selectStates } from '../session/index.ts';
import type { EditorView } from '../view/index.ts';
import { type Direction, firstState, neighbourOf } from './spatial.ts';

/** What the keys work on. */
export interface Keyboard {
  readonly session: StoreApi<EditorSession>;
  readonly view: StoreApi<EditorView>;
  readonly by: Author;
  readonly locale: Locale;
  readonly handle: { readonly current: DiagramHandle | null };
}

/** The state the keys speak of: the selected one, or where the selected transition leads. */
export function anchorOf({ session }: Keyboard): string | undefined {
  const { document, selection } = session.getState();
  const transition = document.transitions[selection.transitions[0] ?? ''];
  return selection.states[0] ?? transition?.targets[0] ?? transition?.source;
}

function runNamed(keyboard: Keyboard, command: Command): void {
  const { session, view } = keyboard;
  session.getState().run(command);
  const made = command.selection?.states[0];
  if (made === undefined || !session.getState().document.states[made]) return;
  view.getState().rename(made);
  session.getState().reveal({ type: 'state', id: made });
}

/** The next state after the selected one, or the first one. */
export function drawNext(keyboard: Keyboard): void {
  const { document } = keyboard.session.getState();
  const anchor = anchorOf(keyboard);
  const parent = document.states[anchor ?? '']?.parent ?? document.root;
  if (anchor === undefined || !canLeave(document, anchor)) runNamed(keyboard, addState({ kind: 'atomic', parent }, keyboard.by));
  else if (document.states[parent]?.kind === 'parallel') runNamed(keyboard, addRegion(parent, keyboard.by));
  else runNamed(keyboard, createNextState({ source: anchor }, keyboard.by));
}

export function drawInside(keyboard: Keyboard): void {
  const { document } = keyboard.session.getState();
  const anchor = anchorOf(keyboard) ?? document.root;
  if (document.states[anchor]?.kind === 'parallel') runNamed(keyboard, addRegion(anchor, keyboard.by));
  else if (canLeave(document, anchor)) runNamed(keyboard, addState({ kind: 'atomic', parent: anchor }, keyboard.by));
}

export function beginConnecting(keyboard: Keyboard): void {
  const anchor = anchorOf(keyboard);
  if (anchor === undefined || !canLeave(keyboard.session.getState().document, anchor)) return;
  keyboard.session.getState().select(selectStates(anchor));
  keyboard.view.getState().connectFrom(anchor);
}

function goTo(keyboard: Keyboard, id: string | undefined): void {
  if (id !== undefined) keyboard.session.getState().reveal({ type: 'state', id });
}

export function goTowards(keyboard: Keyboard, direction: Direction): void {
  const { document } = keyboard.session.getState();
  const anchor = anchorOf(keyboard);
  goTo(keyboard, anchor === undefined ? firstState(document, keyboard.locale) : neighbourOf(document, anchor, direction, keyboard.locale));
}

/** Gives whether there was a state to go on from; otherwise the key keeps its usual meaning. */
export function goAmongSiblings(keyboard: Keyboard, step: 1 | -1): boolean {
  const { document, selection } = keyboard.session.getState();
  const state = document.states[selection.states[0] ?? ''];
  if (!state || state.parent === null) return false;
  const siblings = childrenOf(document, state.parent);
  const at = siblings.findIndex((sibling) => sibling.id === state.id);
  goTo(keyboard, siblings.at((at + step + siblings.length) % siblings.length)?.id);
  return true;
}

/** From a state to the first transition out of it, from a transition to the next one of the same state. */
export function goAmongExits(keyboard: Keyboard, step: 1 | -1): void {
  const { document, selection, reveal } = keyboard.session.getState();
  const current = selection.transitions[0];
  const source = document.transitions[current ?? '']?.source ?? selection.states[0] ?? document.root;
  const exits = transitionsFrom(document, source);
  const at = exits.findIndex(({ id }) => id === current);
  const next = exits.at(at === -1 ? (step === 1 ? 0 : -1) : (at + step) % exits.length);
  if (next) reveal({ type: 'transition', id: next.id });
}

/** Along the selected transition, or the only one out of the selected state. */
export function follow(keyboard: Keyboard, end: 'source' | 'target'): void {
  const { document, selection } = keyboard.session.getState();
  const state = selection.states[0];
  const transition = document.transitions[selection.transitions[0] ?? ''] ?? onlyWay(document, state, end);
  if (transition) goTo(keyboard, end === 'source' ? transition.source : (transition.targets[0] ?? transition.source));
  else goAmongExits(keyboard, 1);
}

function onlyWay(document: FlowDocument, state: string | undefined, end: 'source' | 'target') {
  const ways = Object.values(document.transitions).filter((row) =>
    end === 'target' ? row.source === state : state !== undefined && row.targets.includes(state),
  );
  return ways.length === 1 ? ways[0] : undefined;
}

export function togglePin({ session }: Keyboard): void {
  const { document, selection, run } = session.getState();
  const [first] = selection.states;
  if (first !== undefined) run(pinStates(selection.states, !isPinned(document, first)));
}

export function goInside(keyboard: Keyboard): void {
  const { document } = keyboard.session.getState();
  const anchor = anchorOf(keyboard) ?? document.root;
  goTo(keyboard, document.states[anchor]?.initial ?? childrenOf(document, anchor)[0]?.id);
}

/** One step back: a connection given up, the container, nothing. */
export function leave(keyboard: Keyboard): void {
  const { session, view } = keyboard;
  if (view.getState().offered) {
    view.getState().offer(undefined);
    return;
  }
  if (view.getState().connecting !== undefined) {
    view.getState().connectFrom(undefined);
    return;
  }
  const { document, selection, select } = session.getState();
  const parent = document.states[selection.states[0] ?? '']?.parent;
  select(parent && parent !== document.root ? selectStates(parent) : nothing);
}

/** Finishes a connection, or else begins typing what is selected; a transition is edited in its form. */
export function enter(keyboard: Keyboard): void {
  const { session, view } = keyboard;
  const { connecting, connectFrom, offered, offer } = view.getState();
  const { selection, run } = session.getState();
  if (offered) {
    offer(undefined);
    run(offered);
    return;
  }
  if (connecting !== undefined) {
    const target = selection.states[0];
    connectFrom(undefined);
    if (target !== undefined) connectNamed(session, view, connectStates(connecting, target, keyboard.by));
    return;
  }
  const named = selection.states[0] ?? selection.notes[0];
  if (named !== undefined) view.getState().rename(named);
  else if (selection.transitions.length > 0) focusForm();
}

/** Types the name of what is selected, or what sets the selected transition off. */
export function name({ session, view }: Keyboard): void {
  const { selection } = session.getState();
  view.getState().rename(selection.states[0] ?? selection.transitions[0] ?? selection.notes[0]);
}

/** An order ends in the selected state, or no longer does. */
export function endHere({ session, by }: Keyboard): void {
  const { document, selection, run } = session.getState();
  const state = document.states[selection.states[0] ?? ''];
  if (state?.kind === 'atomic') run(changeKind(state.id, 'final', by));
  else if (state?.kind === 'final') run(changeKind(state.id, 'atomic', by));
}

function focusForm(): void {
  const form = document.querySelector<HTMLElement>('[data-editor-inspector] :is(input, select, textarea, button):not([disabled])');
  form?.focus();
}

export function nudge(keyboard: Keyboard, dx: number, dy: number): void {
  const { document, selection, run } = keyboard.session.getState();
  const moves = movable(document, selection.states).map(({ id, parent, x, y }) => ({ id, parent, x: x + dx, y: y + dy }));
  if (moves.length > 0) run({ ...moveStates(moves), coalesce: `nudge:${selection.states.join()}` });
}

function movable(document: FlowDocument, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const box = document.layout.states[id];
    const parent = document.states[id]?.parent;
    return box && parent ? [{ id, parent, x: box.x, y: box.y }] : [];
  });
}

export function remove({ session }: Keyboard): void {
  const { selection, run } = session.getState();
  if (!isEmptySelection(selection)) run(deleteSelection(selection));
}

export function selectAll({ session }: Keyboard): void {
  const { document, select } = session.getState();
  const top = childrenOf(document, document.root).map((state) => state.id);
  select({ states: top, transitions: [], notes: Object.keys(document.notes) });
}

export function group({ session, by }: Keyboard): void {
  const { selection, run } = session.getState();
  if (selection.states.length > 0) run(groupIntoPhase(selection, by));
}

export function dissolve({ session, by }: Keyboard): void {
  const { selection, run } = session.getState();
  const id = selection.states[0];
  if (id !== undefined) run(ungroup(id, by));
}
