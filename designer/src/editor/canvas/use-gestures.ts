import type { Place } from '@orderloom/shared/base';
import { ancestorsOf, type FlowDocument, type Point } from '@orderloom/shared/document';
import { useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useLocale } from '../../app/locale.ts';
import type { DiagramEditing, PaletteKind } from '../../diagram/index.ts';
import {
  addFrame,
  addNote,
  addRegion,
  addState,
  bendTransition,
  connectStates,
  createNextState,
  insertOnTransition,
  isUntouchedEvent,
  moveOntoTransition,
  moveStates,
  originOf,
  reconnect,
  renameState,
  resizeState,
  setNote,
} from '../commands/index.ts';
import { triggerTyped, unsaidWayTo } from '../inspector/index.ts';
import { type Author, type Command, type EditorSession, useAuthor, useSessionStore } from '../session/index.ts';
import { type EditorView, useView, useViewStore } from '../view/index.ts';

/** Half of a plain state: what is dropped comes to lie under the pointer. */
const half = { x: 52, y: 24 };

const frameSize = { width: 320, height: 200 };

export interface DropPlace {
  readonly parent: string;
  /** Relative to the parent; absent: wherever there is room. */
  readonly at: Point | undefined;
}

/** What dropping a shape of the palette means at that place. */
export function dropCommand(document: FlowDocument, kind: PaletteKind, { parent, at }: DropPlace, by: Author): Command {
  if (kind === 'frame') {
    const origin = originOf(document, parent);
    return addFrame({ x: (at?.x ?? 0) + origin.x, y: (at?.y ?? 0) + origin.y, ...frameSize }, by);
  }
  if (kind === 'note') return addNote({ parent, at: at ?? { x: 0, y: 0 } }, by);
  if (kind !== 'region') return addState({ kind, parent, at }, by);
  const line = [document.states[parent], ...ancestorsOf(document, parent)];
  const parallel = line.find((state) => state?.kind === 'parallel');
  return parallel ? addRegion(parallel.id, by) : addState({ kind: 'parallel', parent, at }, by);
}

/** Draws a transition, and goes on to typing what sets it off where that is still open. */
export function connectNamed(session: StoreApi<EditorSession>, view: StoreApi<EditorView>, connect: Command): void {
  session.getState().run(connect);
  const { document } = session.getState();
  const made = document.transitions[connect.selection?.transitions[0] ?? ''];
  if (made?.trigger.type === 'event' && isUntouchedEvent(document, made.trigger.event)) view.getState().rename(made.id);
}

/** Turns what gestures on the canvas ask for into commands. */
export function useGestures(onOpenMenu: (place: Place, screen: Point) => void): DiagramEditing {
  const session = useSessionStore();
  const view = useViewStore();
  const locale = useLocale();
  const by = useAuthor();
  const renaming = useView((state) => state.renaming);
  return useMemo(() => {
    const run = (command: Command) => session.getState().run(command);
    const runNamed = (command: Command) => {
      run(command);
      const { states, notes } = command.selection ?? { states: [], notes: [] };
      view.getState().rename(states[0] ?? notes[0]);
    };
    return {
      renaming,
      onMove: (moves, onto) => run(moves[0] && onto !== undefined ? moveOntoTransition(moves[0], onto, by) : moveStates(moves)),
      onBend: (transition, route) => run(bendTransition(transition, route)),
      onResize: (id, box) => run(resizeState(id, box)),
      onConnect: (source, target) => connectNamed(session, view, connectStates(source, target, by)),
      onConnectToEmpty: (source, parent, at) => runNamed(createNextState({ source, parent, at: { x: at.x, y: at.y - half.y } }, by)),
      onReconnect: (transition, end) => run(reconnect(transition, end)),
      onDropNew(kind, parent, point, onto) {
        const at = { x: point.x - half.x, y: point.y - half.y };
        const between = onto !== undefined && (kind === 'atomic' || kind === 'compound' || kind === 'parallel');
        runNamed(
          between ? insertOnTransition(onto, { kind, parent, at }, by) : dropCommand(session.getState().document, kind, { parent, at }, by),
        );
      },
      onRename(id, text) {
        const { document } = session.getState();
        const note = document.notes[id] ?? document.frames[id];
        const typed = triggerTyped(document, id, text, locale);
        if (note) run(setNote(id, { text: { ...note.text, [locale]: text } }));
        else if (typed) run(typed);
        else if (text !== '') run(renameState(id, text, locale));
      },
      onRenameNext(id) {
        const way = unsaidWayTo(session.getState().document, id);
        if (way !== undefined) view.getState().rename(way);
        return way !== undefined;
      },
      onRenameDone: () => view.getState().rename(undefined),
      onOpenMenu,
    };
  }, [session, view, locale, by, renaming, onOpenMenu]);
}
