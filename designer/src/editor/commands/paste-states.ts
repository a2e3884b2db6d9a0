import type { ActionCall, FlowDocument, Point, State } from '@orderloom/shared/document';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import type { Selection } from '../session/selection.ts';
import { withStatesExchanged } from './expression-names.ts';
import { copyFragment, type Fragment } from './fragment.ts';
import { freePlace } from './geometry.ts';
import { growAround } from './grow.ts';
import { naturalSize } from './natural-size.ts';
import { nextOrder, openForChildren, repairInitial } from './tree.ts';

export interface PastePlace {
  readonly parent: string;
  /** Where the fragment's left upper corner goes, relative to the parent. */
  readonly at: Point;
}

/** New ids for everything in a fragment. */
export function freshIds(fragment: Fragment, by: Author): Map<string, string> {
  const ids = new Map<string, string>();
  for (const id of Object.keys(fragment.states)) ids.set(id, by.ids('state'));
  for (const id of Object.keys(fragment.transitions)) ids.set(id, by.ids('transition'));
  for (const id of Object.keys(fragment.notes)) ids.set(id, by.ids('note'));
  return ids;
}

/** Puts a copied fragment into the drawing under new ids; events and fields it needs come along where the flow lacks them. */
export function pasteStates(fragment: Fragment, place: PastePlace, by: Author, ids = freshIds(fragment, by)): Command {
  const renewed = (id: string) => ids.get(id) ?? id;
  return {
    label: { zh: '粘贴', en: 'Paste' },
    change(draft) {
      if (!draft.states[place.parent]) return;
      if (fragment.tops.length > 0) openForChildren(draft, place.parent);
      for (const [name, event] of Object.entries(fragment.events)) draft.events[name] ??= event;
      for (const [key, field] of Object.entries(fragment.context)) draft.context[key] ??= field;
      insertStates(draft, fragment, place, renewed, by);
      insertTransitions(draft, fragment, renewed, by);
      insertNotes(draft, fragment, place, renewed);
      for (const id of Object.keys(fragment.states)) repairInitial(draft, renewed(id));
      repairInitial(draft, place.parent);
      growAround(draft, place.parent);
    },
    selection: {
      states: fragment.tops.map(renewed),
      transitions: [],
      notes: Object.values(fragment.notes).flatMap((note) => (note.parent === null ? [renewed(note.id)] : [])),
    },
  };
}

/** Draws what is selected once more, beside itself. */
export function duplicateSelection(document: FlowDocument, selection: Selection, by: Author): Command | undefined {
  const fragment = copyFragment(document, selection);
  if (!fragment) return undefined;
  const parent = document.states[fragment.tops[0] ?? '']?.parent ?? document.root;
  const home = fragment.tops.every((id) => document.states[id]?.parent === parent) ? parent : document.root;
  const corner = cornerOf(Object.values({ ...(home === parent ? localBoxes(document, fragment) : fragment.boxes) }));
  const command = pasteStates(fragment, { parent: home, at: { x: corner.x + 32, y: corner.y + 32 } }, by);
  return { ...command, label: { zh: '复制一份', en: 'Duplicate' } };
}

type Renew = (id: string) => string;

function localBoxes(document: FlowDocument, fragment: Fragment): Fragment['boxes'] {
  return Object.fromEntries(fragment.tops.flatMap((id) => (document.layout.states[id] ? [[id, document.layout.states[id]]] : [])));
}

function insertStates(draft: FlowDraft, fragment: Fragment, place: PastePlace, renew: Renew, by: Author): void {
  const corner = cornerOf(fragment.tops.flatMap((id) => fragment.boxes[id] ?? []));
  for (const source of Object.values(fragment.states)) {
    const state = renewedState(source, renew, by);
    const box = fragment.boxes[source.id];
    draft.states[state.id] = state;
    if (box) draft.layout.states[state.id] = { ...box };
  }
  for (const source of fragment.tops) {
    const id = renew(source);
    const order = nextOrder(draft, place.parent);
    Object.assign(draft.states[id] ?? {}, { parent: place.parent, order });
    const box = fragment.boxes[source] ?? { ...corner, ...naturalSize(draft, id) };
    const wish = { ...box, x: box.x - corner.x + place.at.x, y: box.y - corner.y + place.at.y };
    draft.layout.states[id] = fragment.tops.length === 1 ? freePlace(draft, place.parent, wish, id) : wish;
  }
}

function insertTransitions(draft: FlowDraft, fragment: Fragment, renew: Renew, by: Author): void {
  for (const source of Object.values(fragment.transitions)) {
    const { guard, ...rest } = structuredClone(source);
    const id = renew(source.id);
    draft.transitions[id] = {
      ...rest,
      ...(guard === undefined ? {} : { guard: withStatesExchanged(guard, renew) }),
      id,
      source: renew(source.source),
      targets: source.targets.map(renew),
      actions: renewedCalls(source.actions, by),
    };
  }
}

function insertNotes(draft: FlowDraft, fragment: Fragment, place: PastePlace, renew: Renew): void {
  const loose = Object.values(fragment.notes).filter((note) => note.parent === null);
  const corner = cornerOf([...fragment.tops.flatMap((id) => fragment.boxes[id] ?? []), ...loose.map((note) => note.box)]);
  for (const note of Object.values(fragment.notes)) {
    const id = renew(note.id);
    if (note.parent !== null) draft.notes[id] = { ...structuredClone(note), id, parent: renew(note.parent) };
    else {
      const box = { ...note.box, x: note.box.x - corner.x + place.at.x, y: note.box.y - corner.y + place.at.y };
      draft.notes[id] = { ...structuredClone(note), id, parent: place.parent === draft.root ? null : place.parent, box };
    }
  }
}

/** A copy under another id; what tells an imported state apart stays with the original. */
function renewedState(source: State, renew: Renew, by: Author): State {
  const { importedId: _id, importedKey: _key, ...state } = structuredClone(source);
  const sla = state.sla ? { sla: { ...state.sla, breach: renewedCalls(state.sla.breach, by) } } : {};
  return {
    ...state,
    ...sla,
    id: renew(source.id),
    parent: source.parent === null ? null : renew(source.parent),
    initial: source.initial === null ? null : renew(source.initial),
    historyDefault: source.historyDefault.map(renew),
    entry: renewedCalls(state.entry, by),
    exit: renewedCalls(state.exit, by),
    initialActions: renewedCalls(state.initialActions, by),
    calls: state.calls.map((call) => ({ ...call, action: { ...call.action, id: by.ids('action') } })),
  };
}

function renewedCalls(calls: readonly ActionCall[], by: Author): ActionCall[] {
  return calls.map((call) => ({ ...structuredClone(call), id: by.ids('action') }));
}

function cornerOf(boxes: readonly Point[]): Point {
  if (boxes.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...boxes.map((box) => box.x)), y: Math.min(...boxes.map((box) => box.y)) };
}
